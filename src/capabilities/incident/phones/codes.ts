import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import {
  digitsOfEnrolment,
  envelopeLetters,
  groupedCode,
  lettersOfEnvelope,
  phoneTokenPrefix,
  plainCode,
} from '../domain/phone-code.ts'

/** 256 random bits: a plain hash cannot be guessed back, and is found by one index. */
export const newPhoneToken = (): string => phoneTokenPrefix + randomBytes(32).toString('base64url')
export const hashOfPhoneToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Digits, for a phone’s keys: it opens a quarter of an hour, once, and guesses are throttled. */
export const newEnrolmentCode = (): string =>
  groupedCode(Array.from({ length: digitsOfEnrolment }, () => randomInt(10)).join(''))

/** 78 bits, for a paper that waits for months. */
export const newEnvelopeCode = (): string =>
  groupedCode(
    Array.from({ length: lettersOfEnvelope }, () =>
      envelopeLetters.charAt(randomInt(envelopeLetters.length)),
    ).join(''),
  )

/** Codes are short enough to be guessed from a plain hash: the key of the installation is in it. */
export const hashOfCode = (code: string, installationKey: string): string =>
  createHmac('sha256', installationKey)
    .update(`beffroi phone code v1\n${plainCode(code)}`)
    .digest('hex')
