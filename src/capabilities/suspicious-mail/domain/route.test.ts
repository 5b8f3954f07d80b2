import { describe, expect, it } from 'vitest'
import { resultsTold } from './authentication-results.ts'
import { entryOf, type HeaderLine, hopsOf, isPrivate } from './route.ts'

const received = (value: string): HeaderLine => ({ name: 'received', value })
const inner = received('from mx1.boites.example ([10.0.0.4]) by depot.boites.example with LMTP; x')
const border = received(
  'from mail.loin.example (mail.loin.example [203.0.113.9]) by mx1.boites.example with ESMTPS; x',
)
const forged = received('from val-joli.fr (val-joli.fr [192.0.2.10]) by mx1.boites.example with ESMTPS; x')
const entry = (headers: readonly HeaderLine[], inside: readonly string[] = []) =>
  entryOf(hopsOf(headers), { isOwn: () => false, isInside: ({ ip }) => inside.includes(ip ?? '') })

describe('the way a mail came in', () => {
  it('is the newest line of the house that names an address outside it', () => {
    expect(entry([inner, border, forged])).toEqual({
      receiver: 'mx1.boites.example',
      ip: '203.0.113.9',
      helo: 'mail.loin.example',
      at: 1,
    })
  })

  it('is not moved by what the other side calls itself', () => {
    const asHouse = received('from mx2.boites.example ([203.0.113.9]) by mx1.boites.example; x')
    expect(entry([asHouse, forged])).toMatchObject({ ip: '203.0.113.9' })
    expect(entry([asHouse, border], ['203.0.113.9'])).toBe('inside')
  })

  it('is inside where nothing came from outside', () => {
    expect(entry([received('from poste ([192.168.1.2]) by mail.val-joli.fr; x')])).toBe('inside')
  })

  it('is not known without a line, or when the line of a stranger comes first', () => {
    expect(entry([])).toBeNull()
    expect(entry([inner, received('from a ([203.0.113.9]) by mx.autre.example; x')])).toBeNull()
  })

  it('is read behind the servers of Google, which give numbers for names', () => {
    const google = received('by 2002:a05:6402:1234:b0:1 with SMTP id x; y')
    expect(
      entry([google, received('from a.example ([203.0.113.9]) by mx.google.com with ESMTPS; y')]),
    ).toMatchObject({
      receiver: 'mx.google.com',
    })
  })

  it.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['100.64.0.1', true],
    ['fd00::1', true],
    ['2001:db8::1', false],
    ['::ffff:192.168.0.1', true],
  ])('%s is private: %s', (ip, is) => expect(isPrivate(ip)).toBe(is))
})

describe('what the receiving server said', () => {
  const told: HeaderLine = {
    name: 'authentication-results',
    value:
      'mx1.boites.example; spf=pass (ok) smtp.mailfrom=a@loin.example; dkim=pass header.d=Loin.example; dkim=fail header.d=b.example',
  }
  const at = { receiver: 'mx1.boites.example', ip: '203.0.113.9', helo: '', at: 1 }

  it('counts above the way in, under the name of the house', () => {
    expect(resultsTold([told, border], at)).toEqual({
      spf: { result: 'pass', domain: 'loin.example' },
      dkimPassed: ['loin.example'],
    })
  })

  it('counts for nothing below, or under another name', () => {
    expect(resultsTold([border, told], { ...at, at: 0 })).toBeNull()
    expect(resultsTold([{ ...told, value: told.value.replace('boites', 'autres') }, border], at)).toBeNull()
  })
})
