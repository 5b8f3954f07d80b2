import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../platform/db/database.ts'
import type { Letter, Passage } from '../../../platform/mail/mail.ts'
import type { Platform } from '../../../platform/platform.ts'
import { seal } from '../../../platform/seal.ts'
import type { Territory } from '../../territory/index.ts'
import { genericMailDomains } from '../../watch/index.ts'
import { isAddressAffected, usuallyAffected } from '../domain/affected-mail.ts'
import { keepLetter } from './held-letter-store.ts'
import { type OpenCase, openCases, outsideAddressFor } from './out-of-band-store.ts'

export const letterPurpose = 'beffroi held letter v1'

type Doors = Pick<Platform, 'db' | 'clock' | 'secrets'> & { readonly territory: Territory }

/**
 * What every letter passes by before it leaves. To a mailbox that an open emergency affects it is not sent: it goes to
 * the address which that person prepared before the emergency, else it is kept until the case is closed.
 */
export async function passLetter(doors: Doors, letter: Letter): Promise<Passage> {
  return doors.db.asSystem('does an emergency affect whom this letter is for', async (tx) => {
    const found = await affecting(doors.territory, tx, letter.to, letter.organisations ?? null)
    const [first] = found
    if (first === undefined) return { kind: 'free' }
    for (const { organisationId, openedAt } of found) {
      const to = await outsideAddressFor(tx, organisationId, letter.to, openedAt)
      const isSafe =
        to !== null && (await affecting(doors.territory, tx, to, letter.organisations ?? null)).length === 0
      if (isSafe) return { kind: 'instead', to }
    }
    await keepLetter(tx, {
      organisationId: first.organisationId,
      recipient: letter.to,
      subject: letter.subject,
      sealedText: seal(letter.text, doors.secrets.sessionKey, letterPurpose),
      messageName: letter.messageName ?? randomUUID(),
      writtenFor: letter.organisations ?? null,
      heldAt: doors.clock(),
    })
    return { kind: 'held' }
  })
}

/**
 * The open cases that affect this address. A letter that says for which organisations it is written is held by theirs
 * alone: no commune stops the letters of another. One that says nothing, such as a link that gives an account back, is
 * held by any case whose commune has its own mailbox there.
 */
export async function affecting(
  territory: Territory,
  tx: Tx,
  address: string,
  organisations: readonly string[] | null,
): Promise<OpenCase[]> {
  const found: OpenCase[] = []
  for (const one of await openCases(tx, organisations)) {
    const space = await territory.space(tx, one.organisationId)
    const usual = usualOf(one.kind, space?.profile.mailAddress ?? null)
    const own = usualOf('unknown', space?.profile.mailAddress ?? null)
    const said = one.entries ?? usual
    const entries = organisations === null ? said.filter((entry) => own.includes(entry)) : said
    if (isAddressAffected(address, entries)) found.push(one)
  }
  return found
}

export const usualOf = (kind: string, mailAddress: string | null): readonly string[] =>
  usuallyAffected(kind, mailAddress, (domain) => genericMailDomains.has(domain))
