export interface PhonePart {
  readonly text: string
  /** What a telephone dials, `tel:` included; null for words between numbers. */
  readonly link: string | null
}

/**
 * A telephone line as people write it, cut into what can be dialled and the words around it:
 * « 3218 ou 09 70 83 32 18 », « 505.300 », « +33 (0)3 85 00 00 00, demander Paul », « 17 ».
 */
export function phoneParts(written: string): readonly PhonePart[] {
  const parts: PhonePart[] = []
  let end = 0
  for (const { 0: number, index } of written.matchAll(/\+?\d(?:[\s.\-–/()]{0,2}\d)+/g)) {
    if (index > end) parts.push({ text: written.slice(end, index), link: null })
    parts.push({ text: number, link: `tel:${number.replace('(0)', '').replace(/[^\d+]/g, '')}` })
    end = index + number.length
  }
  if (end < written.length) parts.push({ text: written.slice(end), link: null })
  return parts
}
