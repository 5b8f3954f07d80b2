import { z } from 'zod'
import { cited } from './citations.ts'
import type { Letter, Piece } from './domain/evidence.ts'
import type { Citation } from './domain/playbook.ts'
import { id, readYaml, sentence, sentences } from './read-yaml.ts'

const sources = z.array(id).min(1)
const evidenceFile = z.strictObject({
  pieces: z.array(
    z.strictObject({ id, label: sentence, who: z.enum(['secretary', 'provider', 'csirt']), how: sentence }),
  ),
  never: sentences.min(1),
  custody: sentences.min(1),
  sources,
  letters: z.strictObject({
    common: z.strictObject({ subject: sentence, opening: sentence, closing: sentence, signature: sentence }),
    versions: z.array(z.strictObject({ id, to: sentence, about: sentence, keep: sentences.min(1) })).min(3),
    sources,
  }),
})

const partnersFile = z.strictObject({
  partners: z.array(
    z.strictObject({ id, label: sentence, why: sentence, suspend: sentence.nullable(), tell: sentence }),
  ),
  changes: z.array(
    z.strictObject({ id, label: sentence, how: sentence, by: z.enum(['secretary', 'provider']) }),
  ),
  changesRule: sentence,
  sources,
})

export interface EvidenceContent {
  readonly pieces: readonly Piece[]
  readonly never: readonly string[]
  /** What a custody record says of an object that changes hands. */
  readonly custody: readonly string[]
  readonly sources: readonly Citation[]
  /** Log-preservation requests, with their blanks, by recipient. */
  readonly letters: ReadonlyMap<string, Letter>
  readonly letterSources: readonly Citation[]
}

type PartnersFile = z.infer<typeof partnersFile>
export type PartnerContent = Readonly<Omit<PartnersFile, 'sources'>> & {
  readonly sources: readonly Citation[]
}

let evidence: EvidenceContent | undefined
let partners: PartnerContent | undefined

/** Who may collect what, and the letters that ask others to keep their logs. Read once. */
export function evidenceContent(): EvidenceContent {
  if (evidence === undefined) {
    const { letters, ...read } = readYaml('what-to-collect.fr.yaml', evidenceFile)
    const { subject, opening, closing, signature } = letters.common
    evidence = {
      ...read,
      sources: cited(read.sources, 'what-to-collect.fr.yaml'),
      letterSources: cited(letters.sources, 'what-to-collect.fr.yaml, letters'),
      letters: new Map(
        letters.versions.map(({ id: name, to, about, keep }) => [
          name,
          { to, subject, paragraphs: [opening, about, closing], keep, signature },
        ]),
      ),
    }
  }
  return evidence
}

/** Partners to warn, links to suspend, what to change from a clean machine, in order. Read once. */
export function partnerContent(): PartnerContent {
  if (partners === undefined) {
    const read = readYaml('partners.fr.yaml', partnersFile)
    partners = { ...read, sources: cited(read.sources, 'partners.fr.yaml') }
  }
  return partners
}
