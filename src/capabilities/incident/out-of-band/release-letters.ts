import { z } from 'zod'
import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import { unseal } from '../../../platform/seal.ts'
import type { Territory } from '../../territory/index.ts'
import { affecting, letterPurpose } from './guard-mail.ts'
import { type HeldLetter, noteSent, waitingLetters } from './held-letter-store.ts'

const lettersAtOnce = 50

/** Sends what waited, once no open emergency affects its mailbox any more. Nothing that waited is forgotten. */
export function releaseLettersJob(
  { db, clock, mail, secrets, log }: Platform,
  territory: Territory,
): Job<Record<string, never>> {
  return {
    name: 'incident.release-held-letters',
    payload: z.object({}),
    schedule: '*/5 * * * *',
    retries: 0,
    expireInSeconds: 280,
    async run() {
      if (mail === null) return
      let after: string | null = null
      for (;;) {
        const page: readonly HeldLetter[] = await db.asSystem(
          'letters that wait for an emergency to end',
          (tx) => waitingLetters(tx, after, lettersAtOnce),
        )
        for (const letter of page) await release(letter)
        const last = page.at(-1)
        if (last === undefined || page.length < lettersAtOnce) return
        after = last.id
      }
    },
  }

  async function release(letter: HeldLetter): Promise<void> {
    if (mail === null) return
    const isStillAffected = await db.asSystem('does an emergency still affect this letter', async (tx) => {
      return (await affecting(territory, tx, letter.recipient, letter.writtenFor)).length > 0
    })
    if (isStillAffected) return
    try {
      const heldOn = dayInWords(dayOf(letter.heldAt))
      const outcome = await mail.send({
        to: letter.recipient,
        subject: letter.subject,
        text: `Ce courriel devait partir le ${heldOn}. Il a été retenu pendant un incident\ninformatique. Un lien qu’il contient peut avoir expiré.\n\n${unseal(letter.sealedText, secrets.sessionKey, letterPurpose)}`,
        messageName: letter.messageName,
        ...(letter.writtenFor === null ? {} : { organisations: letter.writtenFor }),
      })
      if (outcome.kind === 'held') return
      await db.asSystem('a letter that waited has left', (tx) =>
        noteSent(tx, letter.id, outcome.kind, clock()),
      )
    } catch (error) {
      // The next round tries it again.
      log.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'a letter that waited did not leave',
      )
    }
  }
}
