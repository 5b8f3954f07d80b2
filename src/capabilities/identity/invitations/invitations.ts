import { z } from 'zod'
import { addDays, dayOf } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { invitationLetter } from '../domain/invitation-letter.ts'
import { expiryOf } from '../domain/links.ts'
import type { Machine } from '../machine.ts'
import { identityPaths } from '../web/paths.ts'
import * as store from './invitation-store.ts'

const sendName = 'identity.send-invitation'
/** With the delays of the queue, which double from five seconds: about twenty minutes. */
const triesAtMost = 8

/** Invitations whose link can be written again: by mail, with reminders, or on paper. */
export interface Invitations {
  /** False when this installation sends no mail: links are shown, to be handed over. */
  readonly canWrite: boolean
  /**
   * An invitation of which the first letter is not sent yet (`write`).
   * @param offer.validForDays a week when absent
   */
  create(
    tx: Tx,
    offer: Omit<store.DerivedOffer, 'expiresAt'> & { readonly validForDays?: number },
  ): Promise<{ id: string; link: string; expiresAt: Date }>
  /** Queues the first letter, or one more. False when there is nobody to write to or nothing left to accept. */
  write(tx: Tx, invitationId: string): Promise<boolean>
  /** The link leads nowhere from now on; false when it was accepted or cancelled before. */
  cancel(tx: Tx, organisationId: string, invitationId: string): Promise<boolean>
  linkOf(invitationId: string): string
  /** Those of an organisation that nobody accepted or cancelled, newest first. */
  pendingOf(tx: Tx, organisationId: string): Promise<store.InvitationState[]>
  statesOf(tx: Tx, invitationIds: readonly string[]): Promise<Map<string, store.InvitationState>>
}

export function openInvitations(machine: Machine): Invitations & { readonly job: Job } {
  const { clock, publicUrl, secrets, mail, queue } = machine
  const linkOf = (id: string) =>
    publicUrl() + identityPaths.invitationLink(store.derivedToken(secrets.sessionKey, id))

  return {
    canWrite: mail !== null,
    async create(tx, { validForDays, ...offer }) {
      const now = clock()
      const expiresAt =
        validForDays === undefined
          ? expiryOf('invitation', now)
          : new Date(now.getTime() + validForDays * 24 * 60 * 60 * 1000)
      const id = await store.addDerived(tx, secrets.sessionKey, { ...offer, expiresAt }, now)
      return { id, link: linkOf(id), expiresAt }
    },
    async write(tx, invitationId) {
      if (mail === null) return false
      const turn = await store.askForLetter(tx, invitationId, clock())
      if (turn === null) return false
      await queue.enqueue(tx, sendName, { invitationId, turn }, `${invitationId}.${turn}`)
      return true
    },
    cancel: (tx, organisationId, invitationId) => store.cancel(tx, organisationId, invitationId, clock()),
    linkOf,
    pendingOf: (tx, organisationId) => store.pendingOf(tx, organisationId, clock()),
    statesOf: (tx, invitationIds) => store.statesOf(tx, invitationIds, clock()),
    job: sendJob(machine, linkOf),
  }
}

function sendJob(
  { db, clock, mail, log }: Machine,
  linkOf: (id: string) => string,
): Job<{ invitationId: string; turn: number }> {
  return {
    name: sendName,
    payload: z.object({ invitationId: z.uuid(), turn: z.number().int().min(1) }),
    retries: triesAtMost - 1,
    expireInSeconds: 120,
    concurrency: 2,
    async run({ invitationId, turn }) {
      if (mail === null) return
      const letter = await db.asSystem('write the letter of an invitation', (tx) =>
        store.letterToSend(tx, invitationId, turn, clock()),
      )
      if (letter === undefined) return
      const note = (state: store.LetterState, reply: string | null) =>
        db.asSystem('note how a letter fared', (tx) =>
          store.noteLetter(tx, invitationId, turn, { state, reply }, clock()),
        )
      try {
        const words = invitationLetter({
          ...letter,
          link: linkOf(invitationId),
          // The last whole day: the link may end in the middle of the next one.
          expiresOn: addDays(dayOf(letter.expiresAt), -1),
          turn,
        })
        const outcome = await mail.send({
          to: letter.address,
          ...words,
          messageName: `${invitationId}.${turn}`,
          ...(letter.organisationId === null ? {} : { organisations: [letter.organisationId] }),
        })
        // Held during an emergency, it still waits; the link may be handed over meanwhile.
        if (outcome.kind === 'held') return
        if (outcome.kind === 'sent') await note('sent', null)
        else await note('refused', outcome.reply)
      } catch (error) {
        const tries = await db.asSystem('how often a letter was tried', (tx) =>
          store.attemptsAt(tx, invitationId),
        )
        if (tries < triesAtMost) throw error
        log.warn({ invitation: invitationId, tries }, 'a letter of invitation was given up')
        await note('failed', null)
      }
    },
  }
}
