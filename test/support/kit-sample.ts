import { numbersToCall } from '../../src/capabilities/incident/domain/number.ts'
import type { KitInput } from '../../src/capabilities/incident/files/kit/kit.ts'
import { numberContent, officialNumbers, ownNumbers } from '../../src/capabilities/incident/number-content.ts'
import { playbookOf } from '../../src/capabilities/incident/playbook-content.ts'
import { precautionsContent } from '../../src/capabilities/incident/triage-content.ts'
import { fullCase } from './case-samples.ts'

/** A kit of Cluny, with or without what the commune said of itself. */
export function sampleKit(isFull: boolean): KitInput {
  const known = [...ownNumbers(isFull ? fullCase().contacts : [], '71137'), ...officialNumbers('27', '71')]
  const { box, neverUnplugAlone } = precautionsContent()
  return {
    letterhead: { organisation: 'Commune de Cluny', writtenOn: '2026-11-22', isDemonstration: false },
    steps: playbookOf('ransomware').steps,
    numbers: numbersToCall(
      numberContent(),
      { kind: 'ransomware', situation: {}, isRelayDown: false },
      known,
      new Date('2026-11-22T09:00:00Z'),
    ),
    box: box.unknown,
    neverUnplug: neverUnplugAlone,
    fingerprint: '0123456789abcdef'.repeat(4),
    address: 'https://beffroi.exemple.fr/tocsin/',
  }
}
