import { describe, expect, it } from 'vitest'
import { openPace } from './pace.ts'

const never = new AbortController().signal

describe('what one web server is asked', () => {
  it('is a few requests at once, the others in their turn; servers do not wait for each other', async () => {
    const pace = openPace({ mostAtOnce: 2, intervalInMs: 0 })
    const gates: (() => void)[] = []
    let begun = 0
    const work = () =>
      new Promise<void>((resolve) => {
        begun += 1
        gates.push(resolve)
      })
    const all = Array.from({ length: 5 }, () => pace.at('192.0.2.1', never, work))
    await pace.at('192.0.2.2', never, async () => undefined)
    expect(begun).toBe(2)
    for (let ended = 0; ended < 5; ended += 1) {
      while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve))
      expect(begun - ended).toBeLessThanOrEqual(2)
      gates.shift()?.()
    }
    await Promise.all(all)
    expect(begun).toBe(5)
  })

  it('begins no sooner than the interval allows', async () => {
    const pace = openPace({ mostAtOnce: 9, intervalInMs: 30 })
    const beginnings: number[] = []
    const from = performance.now()
    await Promise.all(
      Array.from({ length: 4 }, () =>
        pace.at('192.0.2.1', never, async () => beginnings.push(performance.now() - from)),
      ),
    )
    beginnings.forEach((at, index) => {
      expect(at).toBeGreaterThanOrEqual(index * 30 - 2)
    })
  })

  it('does not wait once its deadline is over, nor on this machine', async () => {
    const pace = openPace({ mostAtOnce: 1, intervalInMs: 3_600_000 })
    const deadline = new AbortController()
    await pace.at('192.0.2.1', deadline.signal, async () => undefined)
    const second = pace.at('192.0.2.1', deadline.signal, async () => 'told')
    const third = pace.at('192.0.2.1', deadline.signal, async () => 'told')
    deadline.abort()
    expect(await Promise.all([second, third])).toEqual(['told', 'told'])
    const here = Array.from({ length: 20 }, () => pace.at('127.0.0.1', never, async () => 'told'))
    expect(await Promise.all(here)).toHaveLength(20)
  })
})
