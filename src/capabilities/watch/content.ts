import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Doubt, Words } from './domain/issue-seen.ts'
import { lookAlikeKinds } from './domain/look-alikes/candidate.ts'
import { criteria, type IssueCode, issueCodes } from './domain/rpnt.ts'
import type { DomainFault, DomainRemark } from './domain/target.ts'

const sentence = z.string().min(3)
const whom = z.enum(['commune', 'site', 'domain', 'mail'])
/** In which order to correct: what stops the town hall or its protection first, what only improves it last. */
export const gravities = ['serious', 'usual', 'minor'] as const
const gravity = z.enum(gravities).default('usual')
const said = z.strictObject({ meaning: sentence, who: whom.optional(), ask: sentence.optional(), gravity })
const toFix = z.strictObject({ meaning: sentence, who: whom, ask: sentence, gravity })

const doubts = [
  'dns-timeout',
  'dns-failed',
  'dns-refused',
  'dns-unreadable',
  'dns-unreachable',
  'web-timeout',
  'web-reset',
  'web-refused',
  'web-unreachable',
  'web-unreadable',
  'web-busy',
  'private-address',
  'unknown-country',
  'unknown-selectors',
  'deadline',
  'not-asked',
  'resolver-does-not-validate',
  'mail-port-blocked',
  'mail-timeout',
  'mail-reset',
  'mail-refused',
  'mail-turned-away',
  'mail-unreachable',
  'mail-unreadable',
  'page-cut',
  'no-registry',
  'no-registry-answer',
  'registry-unreadable',
  'needs-a-person',
] as const satisfies readonly Doubt[]
const faults = [
  'empty',
  'half-typed',
  'too-long',
  'badly-written',
  'is-an-address',
  'is-a-mail-address',
] as const satisfies readonly DomainFault[]
const remarks = ['was-a-web-address', 'had-www'] as const satisfies readonly DomainRemark[]

/** What a finding speaks of, and where it stands on the page of findings. */
export const subjects = ['mail', 'site', 'domain'] as const
export type Subject = (typeof subjects)[number]
const about = z.enum(subjects, {
  error: `a finding beside the criteria says what it speaks of: about: ${subjects.join(' | ')}`,
})

const file = z.strictObject({
  who: z.record(whom, sentence),
  progress: z.record(z.string(), sentence),
  depends: sentence,
  'could-not-tell': sentence,
  because: sentence,
  doubts: z.record(z.enum(doubts), sentence),
  criteria: z.record(z.enum(criteria), z.strictObject({ title: sentence, what: sentence, ok: sentence })),
  issues: z.record(z.enum(issueCodes as [IssueCode, ...IssueCode[]]), z.record(z.string(), toFix)),
  beside: z.record(
    z.string(),
    z.strictObject({
      about,
      title: sentence,
      what: sentence,
      /** Shown with the steps of `content/providers`, beside those for a record. */
      steps: z.literal('dkim').optional(),
      said: z.record(z.string(), said),
    }),
  ),
  notes: z.strictObject({ 'a-without-1a': sentence }),
  'look-alikes': z.strictObject({
    title: sentence,
    kinds: z.record(z.enum(lookAlikeKinds), sentence),
    said: z.strictObject({
      ok: said,
      'to-fix': toFix,
      'not-asked': said,
      'needs-a-person': said,
      'dns-failed': said,
    }),
    steps: z.array(
      z.strictObject({
        title: sentence,
        how: sentence,
        url: z.url().optional(),
        source: sentence,
        checkedOn: z.iso.date(),
      }),
    ),
  }),
  domain: z.strictObject({
    faults: z.record(z.enum(faults), sentence),
    remarks: z.record(z.enum(remarks), sentence),
  }),
})

export type FindingTexts = z.infer<typeof file>
export type Said = z.infer<typeof said>

let read: FindingTexts | undefined

/** The French sentences of the checks, read and verified on first use; a fault in the files is a bug and throws. */
export function findingTexts(): FindingTexts {
  read ??= file.parse(gather(new URL('content/', import.meta.url)))
  return read
}

/** The criteria of RPNT are numbered 1.* for the site, 2.* for the mail; every other finding says it in its file. */
export function aboutOf(code: string): Subject {
  if (code.startsWith('1.')) return 'site'
  if (code.startsWith('2.')) return 'mail'
  return findingTexts().beside[code]?.about ?? 'domain'
}

/** Puts the files of the folder together: a section may be spread over several, an entry stands in one. */
function gather(folder: URL): Record<string, unknown> {
  const sections: Record<string, unknown> = {}
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.fr.yaml'))) {
    const found: Record<string, unknown> = parse(readFileSync(new URL(name, folder), 'utf8'))
    for (const [section, entries] of Object.entries(found)) {
      sections[section] =
        section in sections ? join(sections[section], entries, `${section} of ${name}`) : entries
    }
  }
  return sections
}

function join(one: unknown, other: unknown, where: string): object {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    throw new Error(`said twice: ${where}`)
  const twice = Object.keys(other).filter((key) => key in one)
  if (twice.length > 0) throw new Error(`said twice: ${twice.join(', ')} in ${where}`)
  return { ...one, ...other }
}

/** Sentences cut at their words, once: texts and names of words in turn. The templates are those of the files, so few. */
const cut = new Map<string, readonly string[]>()

function partsOf(template: string): readonly string[] {
  const known = cut.get(template)
  if (known !== undefined) return known
  const parts = template.split(/\{(\w+)\}/)
  cut.set(template, parts)
  return parts
}

/** Whether `words` has every word that the sentence asks for. */
export function isFilledBy(template: string, words: Words): boolean {
  return partsOf(template).every((part, at) => at % 2 === 0 || part in words)
}

/** Puts words into a sentence. A word that is missing is a bug of the rule that chose the sentence. */
export function fill(template: string, words: Words): string {
  const parts = partsOf(template)
  let filled = parts[0] ?? ''
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? ''
    const word = words[name]
    if (word === undefined) throw new Error(`no word for {${name}} in « ${template} »`)
    filled += word + (parts[at + 1] ?? '')
  }
  return filled
}
