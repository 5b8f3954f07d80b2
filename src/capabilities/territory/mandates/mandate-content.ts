/** Reads the words of the mandates. A wrong file stops the program with the path of the wrong line. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { mandateScopes } from '../domain/rights.ts'

const sentence = z.string().min(1)
const sourced = {
  source: sentence,
  checkedOn: z.iso.date(),
  confidence: z.enum(['V', 'V2', 'M', 'U']),
}

const scope = z.strictObject({
  id: z.enum(mandateScopes),
  label: sentence,
  opens: sentence,
  purpose: sentence,
  personal: sentence,
})
const clause = z.strictObject({
  id: sentence,
  heading: sentence,
  texts: z.array(sentence).min(1),
  points: z.array(sentence).optional(),
  ...sourced,
})
const mandateFile = z.strictObject({
  scopes: z
    .array(scope)
    .refine((all) => mandateScopes.every((id) => all.some((each) => each.id === id)), 'each scope has words'),
  people: z.array(sentence),
  subProcessors: z.array(z.strictObject({ name: sentence, does: sentence, where: sentence })),
  clauses: z.array(clause),
  noSubProcessors: sentence,
  noticeReason: sentence,
  deliberation: z.strictObject({
    considering: z.array(sentence),
    reasons: z.array(sentence),
    decides: z.array(sentence),
    note: sentence,
    ...sourced,
  }),
  conflict: z.strictObject({ text: sentence, ...sourced }),
})
export type MandateWords = z.output<typeof mandateFile>

/** After « a », for the trail: what a route did, in plain French. */
const operationFile = z.record(z.string().regex(/^[a-z][A-Za-z0-9]+$/), sentence)

const installationFile = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: z.enum(['register-entry', 'aipd']),
      title: sentence,
      kicker: sentence,
      intro: z.array(sentence),
      sections: z.array(
        z.strictObject({
          heading: sentence,
          texts: z.array(sentence).optional(),
          points: z.array(sentence).optional(),
          source: sentence.optional(),
        }),
      ),
    }),
  ),
})
export type InstallationDocument = z.output<typeof installationFile>['documents'][number]

let words: MandateWords | undefined
let operations: ReadonlyMap<string, string> | undefined
let documents: readonly InstallationDocument[] | undefined

export function mandateWords(): MandateWords {
  words ??= mandateFile.parse(readContent('mandates.fr.yaml'))
  return words
}

export function wordsOfOperations(): ReadonlyMap<string, string> {
  operations ??= new Map(Object.entries(operationFile.parse(readContent('operations.fr.yaml'))))
  return operations
}

export function installationDocuments(): readonly InstallationDocument[] {
  documents ??= installationFile.parse(readContent('installation-documents.fr.yaml')).documents
  return documents
}

function readContent(file: string): unknown {
  return parse(readFileSync(new URL(`../content/${file}`, import.meta.url), 'utf8'))
}
