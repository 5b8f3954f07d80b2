import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { PaperMediaType } from '../domain/mandate-files.ts'

/** The signed convention, as it is downloaded again. */
export interface Paper {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly content: Buffer
}

export async function addPaper(
  tx: Tx,
  paper: {
    readonly holderId: string
    readonly name: string
    readonly mediaType: PaperMediaType
    readonly content: Uint8Array
  },
  by: { readonly personId: string; readonly at: Date },
): Promise<string> {
  const content = Buffer.from(paper.content)
  const { id } = await tx
    .insertInto('territory.mandatePaper')
    .values({
      organisationId: paper.holderId,
      name: paper.name,
      mediaType: paper.mediaType,
      sizeInBytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      content,
      addedAt: by.at,
      addedBy: by.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function paperOf(tx: Tx, paperId: string): Promise<Paper | undefined> {
  return tx
    .selectFrom('territory.mandatePaper')
    .select(['name', 'mediaType', 'sha256', 'content'])
    .where('id', '=', paperId)
    .executeTakeFirst()
}

/** Letters and digits that nobody confuses on paper. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const codeLength = 20
export const letterLastsInDays = 120

/** « ABCD-EFGH-… »: 98 bits, typed once from a letter. */
export function newLetterCode(): string {
  const fair = 256 - (256 % letters.length)
  let code = ''
  while (code.length < codeLength) {
    for (const byte of randomBytes(codeLength)) {
      if (byte < fair && code.length < codeLength) code += letters[byte % letters.length]
    }
  }
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** As somebody types it: spaces, hyphens and small letters do not matter. */
const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')

/** The code of a letter about to be printed; the one of an earlier letter no longer opens anything. */
export async function keepLetterCode(
  tx: Tx,
  letter: { readonly mandateId: string; readonly communeId: string; readonly code: string },
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + letterLastsInDays * 24 * 60 * 60 * 1000)
  const row = { codeSha256: hashOf(letter.code), printedAt: now, expiresAt }
  await tx
    .insertInto('territory.mandateLetter')
    .values({ mandateId: letter.mandateId, organisationId: letter.communeId, ...row })
    .onConflict((conflict) => conflict.column('mandateId').doUpdateSet(row))
    .execute()
}

/** The mandate that a code answers; undefined when it is unknown, spent or too old. Locked: a code answers once. */
export async function mandateOfCode(
  tx: Tx,
  code: string,
  now: Date,
): Promise<{ mandateId: string; communeId: string } | undefined> {
  const { rows } = await sql<{ mandateId: string; communeId: string }>`
    select l.mandate_id as "mandateId", l.organisation_id as "communeId" from territory.mandate_letter l
    where l.code_sha256 = ${hashOf(code)} and l.expires_at > ${now} for update`.execute(tx)
  return rows[0]
}

export async function spendLetterCode(tx: Tx, mandateId: string): Promise<void> {
  await tx.deleteFrom('territory.mandateLetter').where('mandateId', '=', mandateId).execute()
}
