/**
 * « Commune de Cortevaix », « Commune d’Autun », « Commune du Havre ». Before an H usage decides for each name (of the
 * directory's 661 names, 428 take « d’ »): the name then stands alone, which is never wrong.
 */
export function communeInWords(name: string): string {
  if (/^Le /.test(name)) return `Commune du ${name.slice('Le '.length)}`
  if (/^Les /.test(name)) return `Commune des ${name.slice('Les '.length)}`
  if (/^H/i.test(name)) return name
  return /^[aeiouyœæ]/i.test(name.normalize('NFD')) ? `Commune d’${name}` : `Commune de ${name}`
}

/** « 247 hab. · CC du Clunisois » */
export function placeDetail(population: number, epciName: string | null): string {
  const inhabitants = `${new Intl.NumberFormat('fr-FR').format(population)}\u00a0hab.`
  return [inhabitants, epciName].filter(Boolean).join(' · ')
}
