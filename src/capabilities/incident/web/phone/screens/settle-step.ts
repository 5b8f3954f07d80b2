import type { StepOnPhone } from '../phone-case.ts'
import { addresses, type Scene } from '../scene.ts'
import type { NewLine } from '../store.ts'
import { texts } from '../texts.fr.ts'

/** Keeps what became of a step, and shows the next one; a failure leaves the screen as it is. */
export async function settleStep(
  { phone, go, say }: Scene,
  id: string,
  state: StepOnPhone['state'],
  lines: readonly NewLine[],
): Promise<void> {
  try {
    const settled = { state, at: new Date().toISOString() }
    await phone.write({ set: ({ steps }) => ({ steps: { ...steps, [id]: settled } }), lines })
    go(addresses.now)
  } catch {
    say(texts.log.failed)
  }
}
