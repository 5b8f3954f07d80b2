import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { isProblem, type Problem, problem } from '../../../platform/http/problem.ts'
import { type Caller, type Place, type Route, route } from '../../../platform/http/route.ts'
import { hashOfToken, newToken } from '../../../platform/secret-token.ts'
import type { Author } from '../domain/log/entry.ts'
import { type Tlp, tlpMark, tlpMeaning, tlps } from '../domain/tlp.ts'
import { append, type Signer } from '../log/append.ts'
import type { LogName } from '../log/log-store.ts'
import { authorOf, type Logbook } from '../log/logbook.ts'
import { fileKinds } from './file-content.ts'
import { type Gathered, gatherPieces, type Ticked } from './gather-pieces.ts'
import { encrypt, nameOf, packageOf, sha256Of } from './hand-over-package.ts'
import * as shapes from './hand-over-shapes.ts'
import * as store from './hand-over-store.ts'
import { type CaseFiles, type FileDoors, readFiles } from './read-files.ts'

export interface HandOverDoors extends FileDoors {
  readonly logbook: Logbook
  readonly publicUrl: () => string
}

interface Asked {
  readonly caller: Caller
  readonly place: Place
  readonly params: { readonly incidentId: string }
}

const unknownPiece = problem(
  422,
  'unknown-piece',
  'Une pièce cochée n’est plus là',
  'Elle a été retirée du dossier, ou n’y a jamais été. Rien n’est sorti du dossier. Rechargez la page et cochez de nouveau.',
)
const tooHeavy = problem(
  413,
  'hand-over-too-large',
  'Ces pièces dépassent 200 Mo',
  'Rien n’est sorti du dossier. Cochez moins de pièces, ou remettez les plus lourdes sur un disque.',
)

/** What a CSIRT receives, by a link without account or as an encrypted package. The commune ticks what leaves the case. */
export function handOverRoutes(doors: HandOverDoors): Route[] {
  const { db, clock, logbook } = doors
  const logOf = ({ place, params }: Asked): LogName => ({
    organisationId: place.organisationId,
    incidentId: params.incidentId,
  })
  const reading = (call: Asked, tx: Tx) =>
    readFiles(doors, tx, logOf(call), { writer: call.caller.name, fingerprint: '' })

  /** Gathers the ticked pieces, and writes in the main courante what leaves and to whom. */
  async function preparing<T>(
    call: Asked,
    given: { readonly recipient: string; readonly tlp: Tlp; readonly parts: Ticked },
    finish: (tx: Tx, made: Made) => Promise<{ readonly words: string; readonly result: T }>,
  ): Promise<T | Problem> {
    const log = logOf(call)
    return logbook.inLog(call.caller, log, async (tx, signer) => {
      const read = await reading(call, tx)
      if (read === null) return notFound
      const gathered = await gatherPieces(doors, tx, log, read, given.parts, signer)
      if (gathered === 'unknown-piece') return unknownPiece
      if (gathered === 'too-large') return tooHeavy
      const made = { ...zipped(call, read, gathered, given, clock()), gathered, read }
      const { words, result } = await finish(tx, made)
      const said = `${words} ${tlpMark[given.tlp]}. Remis à ${given.recipient} : ${gathered.names.join(', ')}. Empreinte du dossier remis : ${made.sha256}.`
      await note(tx, log, authorOf(call.caller, call.place), said, signer, clock())
      return result
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/hand-overs',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'What left the case by a link, and what may be ticked for the next one',
      params: shapes.incidentPath,
      replies: { 200: { description: 'Newest first', json: shapes.handOvers } },
      async handle(call) {
        return db.asPerson(call.caller, async (tx) => {
          const read = await reading(call, tx)
          if (read === null) return notFound
          const made = await store.handOversOf(tx, logOf(call))
          return { status: 200 as const, body: { handOvers: made.map(shown), ...choices(read) } }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/hand-overs',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Let out the ticked pieces by a link without account, that ends and can be revoked',
      params: shapes.incidentPath,
      body: shapes.newLink,
      replies: { 201: { description: 'With its link, shown this once', json: shapes.madeLink } },
      async handle(call) {
        const { body } = call
        const token = newToken()
        const made = await preparing(call, body, async (tx, { zip, sha256, gathered }) => {
          const now = clock()
          const expiresAt = new Date(now.getTime() + body.days * 86_400_000)
          const kept = await store.addHandOver(
            tx,
            logOf(call),
            {
              ...{ recipient: body.recipient, tlp: body.tlp, parts: gathered.names, sha256, expiresAt },
              ...{ package: zip, tokenHash: hashOfToken(token) },
            },
            { personId: call.caller.personId, name: call.caller.name, at: now },
          )
          return { words: 'Lien de remise préparé.', result: kept }
        })
        if (isProblem(made)) return made
        return { status: 201, body: { ...shown(made), link: `${doors.publicUrl()}/remise#${token}` } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/hand-over-package',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Take the ticked pieces away as one file encrypted by age; the server keeps nothing of it',
      params: shapes.incidentPath,
      body: shapes.newPackage,
      replies: { 200: { description: 'An age file', media: 'application/octet-stream' } },
      async handle(call) {
        const made = await preparing(call, call.body, async (_tx, { zip, name }) => ({
          words: 'Dossier chiffré préparé.',
          result: { content: await encrypt(zip, call.body.to), name },
        }))
        if (isProblem(made)) return made
        return {
          raw: new Uint8Array(made.content),
          headers: {
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${made.name}.zip.age`)}`,
            'cache-control': 'private, no-store',
          },
        }
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/hand-overs/{handOverId}',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'End a link at once; its package is forgotten',
      params: shapes.handOverPath,
      replies: { 200: { description: 'The link that ended', json: shapes.handOver } },
      async handle(call) {
        const log = logOf(call)
        return logbook.inLog(call.caller, log, async (tx, signer) => {
          const ended = await store.revokeHandOver(tx, log, call.params.handOverId, clock())
          if (ended === null) return notFound
          const said = `Lien de remise fermé. Il était pour ${ended.recipient}, ouvert ${ended.openings} fois.`
          await note(tx, log, authorOf(call.caller, call.place), said, signer, clock())
          return { status: 200 as const, body: shown(ended) }
        })
      },
    }),
  ]
}

interface Made {
  readonly zip: Uint8Array
  readonly sha256: string
  readonly name: string
  readonly gathered: Gathered
  readonly read: CaseFiles
}

function zipped(
  { caller }: Asked,
  { given }: CaseFiles,
  { pieces }: Gathered,
  { recipient, tlp }: { readonly recipient: string; readonly tlp: Tlp },
  madeAt: Date,
) {
  const isExercise = given.view.incident.isExercise
  const handed = { commune: given.space.name, recipient, tlp, isExercise, madeAt, by: caller.name, pieces }
  const zip = packageOf(handed)
  return { zip, sha256: sha256Of(zip), name: nameOf(handed) }
}

/** A line of the main courante that the program writes in somebody’s name. */
export async function note(
  tx: Tx,
  log: LogName,
  author: Author,
  text: string,
  signer: Signer,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const entry = {
    kind: 'hand-over',
    medium: 'screen' as const,
    device: { id: randomUUID(), sequence: 0 },
    ...{ happenedAt: at, writtenAt: at, sentAt: at },
    body: { text, attachments: [] },
  }
  await append(tx, log, author, [entry], signer, now)
}

function choices({ given, fileOf }: CaseFiles) {
  const attachments = new Map(
    given.lines.flatMap((line) => line.attachments.map((one) => [one.sha256, one] as const)),
  )
  return {
    attachments: [...attachments.values()],
    files: fileKinds().map((kind) => ({
      id: kind.id,
      title: kind.title,
      missing: fileOf(kind).missing.length,
    })),
    tlps: tlps.map((id) => ({ id, mark: tlpMark[id], meaning: tlpMeaning[id] })),
  }
}

function shown({
  madeAt,
  madeByName,
  expiresAt,
  revokedAt,
  lastOpenedAt,
  parts,
  ...kept
}: store.KeptHandOver) {
  return {
    ...kept,
    parts: [...parts],
    madeBy: madeByName,
    madeAt: madeAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
  }
}
