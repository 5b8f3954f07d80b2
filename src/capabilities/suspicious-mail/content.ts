import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { wordingCodes } from './domain/judge.ts'
import { type ReasonCode, weights } from './domain/reason.ts'
import { verdicts } from './domain/verdict.ts'

const sentence = z.string().min(3)
const plain = z.string().regex(/^[a-z0-9 ]+$/, 'in plain letters, without accents or apostrophes')
const host = z.string().regex(/^[a-z0-9.-]+$/)
const codes = Object.keys(weights) as [ReasonCode, ...ReasonCode[]]

const reasonsFile = z.strictObject({
  verdicts: z.record(
    z.enum(verdicts),
    z.strictObject({ title: sentence, says: sentence, todo: z.array(sentence).min(1) }),
  ),
  because: z.record(z.string(), sentence),
  attached: sentence,
  reasons: z.record(z.enum(codes), z.strictObject({ says: sentence, todo: sentence.optional() })),
})

const institutionsFile = z.strictObject({
  writtenOn: z.iso.date(),
  institutions: z.array(
    z.strictObject({
      name: sentence,
      signs: z.array(plain).min(1),
      domains: z.array(host).min(1),
      marks: z.array(host),
    }),
  ),
})

const hostsFile = z.strictObject({
  writtenOn: z.iso.date(),
  shorteners: z.array(host),
  freeHosting: z.array(host),
  wrappers: z.array(z.strictObject({ host, parameter: z.string() })),
  freeMail: z.array(host),
})

const words = z.string().regex(/^[a-z0-9 '*]+$/, 'in plain letters, without accents')
const wordingFile = z.record(
  z.enum(wordingCodes),
  z.strictObject({
    withinLetters: z.int().positive(),
    phrases: z.array(words),
    near: z.array(z.array(z.array(words).min(1)).min(2)),
  }),
)

const read = <T>(name: string, shape: z.ZodType<T>): T =>
  shape.parse(parse(readFileSync(new URL(`content/${name}.fr.yaml`, import.meta.url), 'utf8')))

/** Read and verified on first use; a fault in the files is a bug and throws. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

export const mailSentences = once(() => read('reasons', reasonsFile))
export const knownInstitutions = once(() => read('institutions', institutionsFile).institutions)
export const knownHosts = once(() => read('hosts', hostsFile))
export const knownWording = once(() => read('wording', wordingFile))
