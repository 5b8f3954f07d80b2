/** Endings open to anybody and known in France, likeliest first. */
const usualEndings = ['fr', 'com', 'net', 'org', 'eu', 'info'] as const

/** Endings of one territory, by département. Source: the root zone of IANA and the rules of each registry, 2026. */
const regionalEndings: readonly { readonly ending: string; readonly departements: readonly string[] }[] = [
  { ending: 'bzh', departements: ['22', '29', '35', '44', '56'] },
  { ending: 'alsace', departements: ['67', '68'] },
  { ending: 'corsica', departements: ['2A', '2B'] },
  { ending: 'paris', departements: ['75'] },
  { ending: 'gp', departements: ['971', '977', '978'] },
  { ending: 'mq', departements: ['972'] },
  { ending: 'gf', departements: ['973'] },
  { ending: 're', departements: ['974'] },
  { ending: 'pm', departements: ['975'] },
  { ending: 'yt', departements: ['976'] },
  { ending: 'wf', departements: ['986'] },
  { ending: 'pf', departements: ['987'] },
  { ending: 'nc', departements: ['988'] },
]

/** The endings somebody could choose to pose as a commune of this département: its own territory's after `.fr` and `.com`. */
export function endingsNear(departementCode: string | null): string[] {
  const [fr, com, ...others] = usualEndings
  const own = regionalEndings
    .filter(({ departements }) => departementCode !== null && departements.includes(departementCode))
    .map(({ ending }) => ending)
  return [fr, com, ...own, ...others]
}
