import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Doubt, Words } from './domain/issue-seen.ts'
import { criteria, type IssueCode, issueCodes } from './domain/rpnt.ts'
import type { DomainFault, DomainRemark } from './domain/target.ts'

const sentence = z.string().min(3)
const whom = z.enum(['commune', 'site', 'domain', 'mail'])
const said = z.strictObject({ meaning: sentence, who: whom.optional(), ask: sentence.optional() })
const toFix = z.strictObject({ meaning: sentence, who: whom, ask: sentence })

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
  'deadline',
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

const file = z.strictObject({
  who: z.record(whom, sentence),
  progress: z.record(z.string(), sentence),
  depends: sentence,
  'could-not-tell': sentence,
  doubts: z.record(z.enum(doubts), sentence),
  criteria: z.record(z.enum(criteria), z.strictObject({ title: sentence, what: sentence, ok: sentence })),
  issues: z.record(z.enum(issueCodes as [IssueCode, ...IssueCode[]]), z.record(z.string(), toFix)),
  beside: z.record(
    z.string(),
    z.strictObject({ title: sentence, what: sentence, said: z.record(z.string(), said) }),
  ),
  notes: z.strictObject({ 'a-without-1a': sentence }),
  domain: z.strictObject({
    faults: z.record(z.enum(faults), sentence),
    remarks: z.record(z.enum(remarks), sentence),
  }),
})

export type FindingTexts = z.infer<typeof file>
export type Said = z.infer<typeof said>

let read: FindingTexts | undefined

/** The French sentences of the checks, read and verified on first use; a fault in the file is a bug and throws. */
export function findingTexts(): FindingTexts {
  read ??= file.parse(parse(readFileSync(new URL('content/findings.fr.yaml', import.meta.url), 'utf8')))
  return read
}

/** Puts words into a sentence. A word that is missing is a bug of the rule that chose the sentence. */
export function fill(template: string, words: Words): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name]
    if (word === undefined) throw new Error(`no word for {${name}} in « ${template} »`)
    return word
  })
}
