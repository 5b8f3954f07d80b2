import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { hashOfToken } from '../../../platform/secret-token.ts'
import { tlpMark, tlpMeaning } from '../domain/tlp.ts'
import { incidentOf } from '../log/incident-store.ts'
import { lockLog } from '../log/log-store.ts'
import { type HandOverDoors, note } from './hand-over-http.ts'
import { nameOf } from './hand-over-package.ts'
import * as shapes from './hand-over-shapes.ts'
import * as store from './hand-over-store.ts'

const ended = problem(
  404,
  'hand-over-ended',
  'Ce lien n’ouvre plus rien',
  'Il a expiré, la commune l’a fermé, ou il est incomplet. Rien n’est perdu dans la commune. Demandez-lui un nouveau lien.',
)

const why = 'a hand-over is opened by its link, by somebody without account'

/** What whoever holds a link may do. The secret comes in the body: no log of any server keeps it. */
export function handOverLinkRoutes({ db, clock, logbook, territory }: HandOverDoors): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/hand-over',
      who: 'anyone',
      tag: 'incident',
      summary: 'What waits behind a link: from whom, under which mark, how large',
      body: shapes.token,
      replies: { 200: { description: 'Without its content', json: shapes.behindLink } },
      async handle({ body }) {
        return db.asSystem(why, async (tx) => {
          const kept = await store.handOverBehind(tx, hashOfToken(body.token), clock())
          if (kept === null) return ended
          const incident = await incidentOf(tx, kept)
          const space = await territory.space(tx, kept.organisationId)
          if (incident === null || space === undefined) return ended
          const { recipient, tlp, parts, sha256, sizeInBytes, madeAt, expiresAt } = kept
          return {
            status: 200 as const,
            body: {
              ...{
                commune: space.name,
                recipient,
                tlp,
                sha256,
                sizeInBytes,
                isExercise: incident.isExercise,
              },
              ...{ mark: tlpMark[tlp], meaning: tlpMeaning[tlp], parts: [...parts] },
              madeAt: madeAt.toISOString(),
              expiresAt: expiresAt.toISOString(),
            },
          }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/hand-over/package',
      who: 'anyone',
      tag: 'incident',
      summary: 'Take the package; the opening is written in the main courante',
      body: shapes.token,
      replies: { 200: { description: 'A zip', media: 'application/zip' } },
      async handle({ body }) {
        const hash = hashOfToken(body.token)
        const kept = await db.asSystem(why, (tx) => store.handOverBehind(tx, hash, clock()))
        if (kept === null) return ended
        const signer = await logbook.signerOf(kept.organisationId)
        return db.asSystem(why, async (tx) => {
          await lockLog(tx, kept)
          const now = clock()
          await store.forgetEnded(tx, now)
          // Asked again once the logbook is held: the link may have been closed meanwhile.
          const incident =
            (await store.handOverBehind(tx, hash, now)) === null ? null : await incidentOf(tx, kept)
          const space = await territory.space(tx, kept.organisationId)
          const content = incident === null ? null : await store.takePackage(tx, kept.id, now)
          if (incident === null || space === undefined || content === null) return ended
          const author = { id: kept.id, name: `Lien remis à ${kept.recipient}`, role: 'link', holderId: null }
          const said = `Le lien de remise a été ouvert et le dossier pris (${tlpMark[kept.tlp]}, ouverture n° ${kept.openings + 1}). Empreinte : ${kept.sha256}.`
          await note(tx, kept, author, said, signer, now)
          const name = nameOf({ tlp: kept.tlp, commune: space.name, isExercise: incident.isExercise })
          return {
            raw: new Uint8Array(content),
            headers: {
              'content-type': 'application/zip',
              'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`,
              'cache-control': 'private, no-store',
              'x-content-type-options': 'nosniff',
            },
          }
        })
      },
    }),
  ]
}
