import { describe, expect, it } from 'vitest'
import type { ReasonCode } from './reason.ts'
import { conclude, gravest } from './verdict.ts'

const verdictOf = (...codes: ReasonCode[]) => conclude(codes.map((code) => ({ code, evidence: [] }))).verdict

describe('the verdict', () => {
  it.each<[string, ReasonCode[]]>([
    ['nothing-unusual', []],
    ['nothing-unusual', ['urgency']],
    ['nothing-unusual', ['urgency', 'link-shortened', 'sender-authenticated']],
    ['suspicious', ['urgency', 'link-shortened']],
    ['suspicious', ['urgency', 'link-shortened', 'threat', 'sender-authenticated']],
    ['suspicious', ['sender-forged']],
    ['suspicious', ['sender-forged', 'sender-forged', 'sender-unverifiable']],
    ['dangerous', ['sender-forged', 'attachment-macro']],
    ['dangerous', ['attachment-program', 'sender-authenticated']],
    ['could-not-tell', ['not-openable', 'sender-authenticated']],
    ['could-not-tell', ['not-openable', 'urgency']],
  ])('is %s for %j', (expected, codes) => expect(verdictOf(...codes)).toBe(expected))

  it('of several mails is the gravest', () => {
    expect(gravest(['nothing-unusual', 'could-not-tell'])).toBe('could-not-tell')
    expect(gravest(['could-not-tell', 'suspicious', 'nothing-unusual'])).toBe('suspicious')
    expect(gravest([])).toBe('could-not-tell')
  })
})
