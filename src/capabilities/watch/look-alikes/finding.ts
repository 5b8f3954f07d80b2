import { fill, findingTexts } from '../content.ts'
import type { Words } from '../domain/issue-seen.ts'
import { type LookAlikeCounts, standingOf } from '../domain/look-alikes/standing.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { KeptLookAlike, LookAlikeSearch } from './store.ts'

export const lookAlikesCode = 'look-alikes'

/** What the names that look alike come to, in words. */
export interface LookAlikesFinding {
  readonly code: typeof lookAlikesCode
  readonly verdict: Verdict
  readonly reason: string | null
  readonly title: string
  readonly meaning: string
  readonly fix: { readonly who: string; readonly ask: string } | null
}

export function findingOfLookAlikes(
  counts: LookAlikeCounts,
  names: readonly KeptLookAlike[],
  last: LookAlikeSearch | null,
  domain: string | null,
): LookAlikesFinding {
  const texts = findingTexts()
  const { title, said } = texts['look-alikes']
  const { verdict, reason } = standingOf(counts, last !== null)
  const { meaning, who, ask } = said[verdict === 'could-not-tell' ? (reason ?? 'not-asked') : verdict]
  const suspects = names.filter(({ sortedAs, goneAt }) => sortedAs === 'suspect' && goneAt === null)
  const words: Words = {
    domain: domain ?? 'sans nom de domaine propre',
    names: suspects.map(({ shown }) => shown).join(', '),
    suspects:
      counts.suspect === 1
        ? 'Un nom qui imite le vôtre vous paraît suspect.'
        : `${counts.suspect} noms qui imitent le vôtre vous paraissent suspects.`,
    toSort:
      counts.toSort === 1
        ? 'Un nom proche du vôtre existe et attend que vous le triiez.'
        : `${counts.toSort} noms proches du vôtre existent et attendent que vous les triiez.`,
    untold:
      counts.untold === 1
        ? 'Un nom proche n’a pas pu être vérifié : un serveur de noms de domaine (DNS) n’a pas répondu comme il faut.'
        : `${counts.untold} noms proches n’ont pas pu être vérifiés : des serveurs de noms de domaine (DNS) n’ont pas répondu comme il faut.`,
  }
  return {
    code: lookAlikesCode,
    verdict,
    reason,
    title,
    meaning: fill(meaning, words),
    fix: who === undefined || ask === undefined ? null : { who: texts.who[who], ask: fill(ask, words) },
  }
}

/** How this name differs from the commune's, in French. */
export function differenceOf({ kind, was, is }: Pick<KeptLookAlike, 'kind' | 'was' | 'is'>): string {
  const sentences: Readonly<Record<string, string>> = findingTexts()['look-alikes'].kinds
  return fill(sentences[kind] ?? findingTexts()['look-alikes'].title, { was, is })
}
