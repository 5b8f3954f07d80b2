import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildZip } from '../../../test/support/mails/build-files.ts'
import { buildMail } from '../../../test/support/mails/build-mail.ts'
import { buildCorpus, townDomain } from '../../../test/support/mails/corpus.ts'
import { openMailJudge, type Resolver } from './index.ts'

const judge = openMailJudge([townDomain], () => new Date('2026-11-22T12:00:00Z'))
const empty: Resolver = { lookUp: async () => ({ kind: 'no-such-name', isAuthenticated: false }) }
const route =
  'Return-Path: <a@b.example>\r\nReceived: from a.example ([203.0.113.9]) by mx.boites.example; Sun, 22 Nov 2026 10:00:00 +0000\r\n'
const from = 'From: a@b.example\r\n'
const said = async (mail: string | Buffer) => {
  const judged = await judge.judge(Buffer.from(mail), empty)
  return {
    verdict: judged?.verdict,
    codes: judged?.mails.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
  }
}
const withFile = (name: string, bytes: Buffer) =>
  Buffer.concat([Buffer.from(route), buildMail({ from: 'a@b.example', text: 'x', files: [{ name, bytes }] })])

/** Parts within parts, each opened and none closed. */
const deep = (levels: number) =>
  `${route}${from}${Array.from({ length: levels }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join('')}\r\nx`

describe('a mail made to hurt', () => {
  it.each<[string, () => string | Buffer]>([
    ['ten thousand parts within parts', () => deep(10_000)],
    [
      'fifty thousand parts',
      () =>
        `${route}${from}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}`,
    ],
    ['a megabyte of headers', () => `${route}${from}X-A: ${'a'.repeat(1_200_000)}\r\n\r\nx`],
    ['a header without end', () => `${from}X-A: ${' \r\n a'.repeat(300_000)}`],
    ['a text of eight megabytes', () => `${route}${from}\r\n${'virement '.repeat(900_000)}`],
    [
      'a page that never closes',
      () => `${route}${from}Content-Type: text/html\r\n\r\n${'<a href="'.repeat(400_000)}`,
    ],
    [
      'a bomb in an archive',
      () =>
        withFile(
          'a.zip',
          buildZip([{ name: 'b.zip', bytes: buildZip([{ name: 'c', bytes: Buffer.alloc(40_000_000) }]) }]),
        ),
    ],
  ])('of %s ends, and is never called unremarkable', async (_, make) => {
    expect((await said(make())).verdict).not.toBe('nothing-unusual')
  })

  it.each<[string, () => string | Buffer]>([
    [
      'a hundred thousand recipients',
      () => `${route}${from}To: ${'Nom <abc@def.example>,\r\n '.repeat(15_000)}x@y.fr\r\n\r\nx`,
    ],
    [
      'zeros everywhere',
      () =>
        Buffer.concat([
          Buffer.from(`${route}From: a\0@b.example\r\nSubject: \0\r\n\r\n`),
          Buffer.alloc(300_000),
        ]),
    ],
    [
      'a charset that is none',
      () =>
        `${route}From: =?x-no?B?////?= <a@b.example>\r\nContent-Type: text/plain; charset=x-no\r\nContent-Transfer-Encoding: base64\r\n\r\n////=?$$%%`,
    ],
    [
      'thousands of signatures',
      () =>
        `${'DKIM-Signature: v=1; a=rsa-sha256; d=a.fr; s=b; h=from; bh=aa; b=bb\r\n'.repeat(3000)}${from}\r\nx`,
    ],
    [
      'brackets without end',
      () => `Authentication-Results: mx.boites.example${'('.repeat(200_000)}\r\n${route}${from}\r\nx`,
    ],
  ])('of %s ends with a verdict', async (_, make) => {
    expect((await said(make())).verdict).toBeDefined()
  })

  it('asks the DNS for few names, whatever it holds', async () => {
    let asked = 0
    const counting: Resolver = {
      lookUp: async () => {
        asked += 1
        return { kind: 'no-such-name', isAuthenticated: false }
      },
    }
    const signatures = Array.from(
      { length: 200 },
      (_, at) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${at}.fr; s=b; h=from; bh=aa; b=bb\r\n`,
    )
    await judge.judge(Buffer.from(`${route}${signatures.join('')}${from}\r\nx`), counting)
    expect(asked).toBeLessThan(40)
  })

  it('of mails within mails is judged to a depth, and says so', async () => {
    let mail = buildMail({ from: 'a@b.example', text: 'x' })
    for (let level = 0; level < 12; level++)
      mail = buildMail({
        from: 'a@b.example',
        text: 'x',
        files: [{ name: 'a.eml', type: 'message/rfc822', bytes: mail }],
      })
    expect((await said(mail)).codes).toContain('too-much-to-read')
  })
})

const corpus = await buildCorpus()

describe('any mail', () => {
  it('changed at random gets a verdict or none, and never breaks anything', async () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(80),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc
          .constantFrom('\r\n\r\n', '--', '\0', '=?utf-8?B?', '"', '<', ';', 'boundary=')
          .map((text) => Buffer.from(text)),
      ),
    })
    const mutated = fc
      .tuple(fc.constantFrom(...corpus), fc.array(edit, { minLength: 1, maxLength: 6 }))
      .map(([{ bytes }, edits]) =>
        edits.reduce<Buffer>((mail, { at, cut, put }) => {
          const place = Math.floor(at * mail.length)
          return Buffer.concat([mail.subarray(0, place), put, mail.subarray(place + cut)])
        }, bytes),
      )
    await fc.assert(
      fc.asyncProperty(mutated, async (mail) => {
        const judged = await judge.judge(mail, empty)
        if (judged === null) return
        expect(judged.todo.length).toBeGreaterThan(0)
        const shown = judged.mails.flatMap(({ reasons }) => reasons.flatMap(({ evidence }) => evidence))
        expect(shown.filter((text) => text.length > 400 || /\n|https?:\/\//.test(text))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
