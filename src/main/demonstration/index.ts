import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScanEnvironment } from '../../capabilities/watch/index.ts'
import type { Config } from '../../platform/config.ts'
import type { Program } from '../program.ts'
import { type DemonstrationLinks, fillDemonstration, movableClock } from './fill.ts'
import { inventedOutside } from './invented-outside.ts'
import { upkeepOfDomain } from './territory.ts'

export interface Demonstration {
  /** On a folder of its own: whatever the settings say, nobody's data is touched. */
  readonly config: Config
  readonly clock: () => Date
  readonly outsideWorld: ScanEnvironment
  /** Fills the empty installation; returns links that each sign a visitor in, once. */
  fill(program: Program, say: (line: string) => void): Promise<DemonstrationLinks>
  /** Throws the folder away. */
  end(): Promise<void>
}

export async function openDemonstration(config: Config): Promise<Demonstration> {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-demonstration-'))
  const clock = movableClock()
  return {
    config: { ...config, dataDirectory: folder, databaseUrl: null, smtpUrl: null },
    clock: clock.now,
    outsideWorld: inventedOutside(upkeepOfDomain, clock.now),
    fill: (program, say) => fillDemonstration(program, clock, say),
    end: () => rm(folder, { recursive: true, force: true }),
  }
}
