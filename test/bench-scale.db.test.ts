import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureTerritory } from '../tools/bench-scale/measure.ts'
import { liveModels } from '../tools/bench-scale/models.ts'
import { seedTerritory } from '../tools/bench-scale/seed.ts'
import { testDatabase } from './support/postgres.ts'

test('the bench of a territory seeds sixty communes, and every screen it asks for answers', async () => {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-scale-'))
  try {
    await liveModels(database.url, folder, { count: 2, answersAtMost: 6 })
    const territory = await seedTerritory(database.url, 60)
    expect(territory).toMatchObject({ communes: 60 })
    expect(territory.proofs).toBeGreaterThanOrEqual(3432)
    expect(territory.people).toBeGreaterThan(170)
    expect(territory.mandates).toBeGreaterThan(100)

    const { rows, costs, refused } = await measureTerritory(database.url, folder, {
      users: 20,
      everyMs: 500,
      seconds: 1.5,
      timesAlone: 1,
    })
    expect(refused).toEqual([])
    expect(rows.at(-1)).toMatchObject({ what: 'all', count: 60 })
    const asked = costs.map(({ what }) => what)
    expect(asked).toEqual(
      expect.arrayContaining(['today, plan', 'relay of 50: list', 'under mandate: today, plan', 'trail']),
    )
    expect(asked.length).toBeGreaterThan(50)
    expect(costs.every(({ statements }) => statements > 0)).toBe(true)
  } finally {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}, 180_000)
