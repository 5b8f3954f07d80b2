const spelledOut: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' }

/** A name in plain letters, to hold one spelling against another: « St-Gengoux-le-Nal » → `saint gengoux le nal`. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => spelledOut[word] ?? word)
    .join(' ')
}
