/** The name of a commune after « de », as French writes it: « d’Autun », « du Creusot », « des Abymes », « de La Rochelle ». */
export function ofCommune(name: string): string {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`
  // Before an H, French hesitates from one village to the next: « de » is never wrong.
  return /^[aeiouyàâäéèêëîïôöùûüœæ]/iu.test(name) ? `d’${name}` : `de ${name}`
}
