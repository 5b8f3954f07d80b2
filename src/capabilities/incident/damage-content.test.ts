import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damageContent } from './damage-content.ts'
import { type Board, restorationOrder, serviceStates } from './domain/damage.ts'
import { dots, filledLetter, mayCollect } from './domain/evidence.ts'
import { evidenceContent, partnerContent } from './evidence-content.ts'

const { services } = damageContent()
const ids = services.map(({ id }) => id)
const board = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...serviceStates))
const chosen = fc.shuffledSubarray(ids)

describe('the board of damage', () => {
  it('has a paper sheet for each service, and a source for each legal time', () => {
    expect(ids).toEqual(
      expect.arrayContaining(['births', 'deaths', 'pay', 'council', 'elections', 'water', 'ccas']),
    )
    for (const { onPaper, limits, sources } of services) {
      expect(onPaper.length).toBeGreaterThan(0)
      expect(sources.length).toBeGreaterThan(0)
      for (const time of limits) expect(time.sources[0]?.confidence).toMatch(/^(V|V2|M|U)$/)
    }
    const limit = (id: string) => services.flatMap(({ limits }) => limits).find((one) => one.id === id)?.limit
    expect(limit('birth')).toEqual({ unit: 'days', value: 5 })
    expect(limit('death')).toEqual({ unit: 'hours', value: 24 })
    expect(limit('burial')).toEqual({ unit: 'days', value: 14 })
  })

  it('restores every service that does not work, once, people’s safety and what it needs first', () => {
    fc.assert(
      fc.property(board, chosen, (states: Board, order) => {
        const restored = restorationOrder(services, states, order)
        const stopped = services.filter(({ id }) => (states[id] ?? 'unknown') !== 'works')
        expect(new Set(restored)).toEqual(new Set(stopped))
        expect(restored).toHaveLength(stopped.length)
        for (const [rank, { restoresAfter }] of restored.entries())
          for (const needed of restoresAfter)
            expect(restored.slice(rank).map(({ id }) => id)).not.toContain(needed)
        const firstOther = restored.findIndex(({ isForSafety }) => !isForSafety)
        const lastSafe = restored.findLastIndex(({ isForSafety }) => isForSafety)
        if (firstOther >= 0) expect(lastSafe).toBeLessThan(firstOther)
      }),
    )
  })

  it('follows the order of the commune between services that nothing else tells apart', () => {
    const works = Object.fromEntries(ids.map((id) => [id, 'works' as const]))
    const down: Board = { ...works, mailbox: 'down', website: 'down', planning: 'degraded' }
    const order = restorationOrder(services, down, ['planning', 'website']).map(({ id }) => id)
    expect(order).toEqual(['planning', 'website', 'mailbox'])
  })
})

describe('evidence', () => {
  const { pieces, letters } = evidenceContent()

  it('is photographed by the secretary, and nothing more', () => {
    const hers = pieces.filter((piece) => mayCollect(piece, 'secretary'))
    expect(hers.map(({ id }) => id)).toEqual(['screens', 'devices', 'papers'])
    for (const { how } of hers) expect(how).toMatch(/^Photographier/)
    expect(pieces.filter((piece) => mayCollect(piece, 'provider')).map(({ id }) => id)).toContain('logs')
    expect(pieces.every((piece) => mayCollect(piece, 'csirt'))).toBe(true)
  })

  it('is kept by host, operator and mail provider on a letter that says what is still blank', () => {
    expect([...letters.keys()].sort()).toEqual(['host', 'mail', 'operator'])
    for (const letter of letters.values()) {
      const empty = filledLetter(letter, {})
      expect(JSON.stringify(empty.letter)).not.toContain('{{')
      expect(empty.letter.paragraphs[0]).toContain(`La commune ${dots}`)
      const blanks = Object.fromEntries(empty.missing.map((name) => [name, `<${name}>`]))
      expect(filledLetter(letter, blanks).missing).toEqual([])
    }
  })

  it('never makes up a blank nor runs what was written into it', () => {
    const letter = letters.get('mail')!
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { letter: filled, missing } = filledLetter(letter, { signataire: text, constructor: 'x' })
        if (text.trim() === '') expect(missing).toContain('signataire')
        else expect(filled.signature.startsWith(text.trim())).toBe(true)
      }),
    )
  })
})

describe('partners and secrets', () => {
  it('name the comptable public, the publishers, the EPCI and the préfecture', () => {
    expect(partnerContent().partners.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['accountant', 'business-software', 'epci', 'prefecture']),
    )
  })

  it('change the administrator of the mail first, then the domain, the backups, the remote access and Beffroi', () => {
    const order = partnerContent().changes.map(({ id }) => id)
    expect(order[0]).toBe('mail-administrator')
    expect(order).toEqual(
      expect.arrayContaining(['registrar', 'backups', 'remote-access', 'banking', 'beffroi']),
    )
    expect(partnerContent().changesRule).toContain('Jamais depuis un poste touché')
  })

  it('are written with typographic apostrophes and protected spaces', () => {
    const all = JSON.stringify([
      damageContent(),
      partnerContent(),
      evidenceContent(),
      [...evidenceContent().letters],
    ])
    expect(all).not.toMatch(/'|[^"] [;!?»]|« /)
  })
})
