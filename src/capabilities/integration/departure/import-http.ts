import { z } from '@hono/zod-openapi'
import { CannotImport, type Imported } from '../../../platform/backup/import-organisation.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'

/** Takes an archive in, under the owner of the tables. Throws `CannotImport`. */
export type BringIn = (archive: Uint8Array) => Promise<Imported>

const returned = z.object({
  insee: z.string(),
  name: z.string(),
  rows: z.number().int(),
  /** A link each, to hand over: nobody of the other installation is let in before. */
  people: z.array(z.object({ name: z.string(), role: z.string(), link: z.string() })),
})

/** Invitations for the people an archive names, each in the role it held. */
export function inviteBack(
  { db, publicUrl }: Platform,
  identity: Identity,
  { organisation, people }: Imported,
  createdBy: string | null,
): Promise<{ name: string; role: string; link: string }[]> {
  return db.asSystem('invite back the people of a commune that was taken in', async (tx) => {
    const links = []
    for (const { name, role } of people) {
      const { path } = await identity.createInvitation(tx, {
        organisationId: organisation.id,
        role,
        createdBy,
      })
      links.push({ name, role, link: `${publicUrl()}${path}` })
    }
    return links
  })
}

export function importRoutes(platform: Platform, identity: Identity, bringIn: BringIn): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/imports',
      who: 'signed-in',
      tag: 'integration',
      summary: 'Take in the archive of a commune that comes from another Beffroi',
      multipart: true,
      body: z.object({
        file: z
          .instanceof(File, { error: 'Choisissez le fichier de l’export.' })
          .openapi({ type: 'string', format: 'binary' }),
      }),
      replies: { 201: { description: 'Taken in, with the links to hand over', json: returned } },
      async handle({ caller, body }) {
        if (!caller.isInstaller) return installerOnly
        try {
          const imported = await bringIn(new Uint8Array(await body.file.arrayBuffer()))
          const people = await inviteBack(platform, identity, imported, caller.personId)
          const { insee, name } = imported.organisation
          return { status: 201 as const, body: { insee, name, rows: imported.rows, people } }
        } catch (error) {
          if (error instanceof CannotImport)
            return problem(422, 'cannot-import', 'Export refusé', error.message)
          throw error
        }
      },
    }),
  ]
}

const installerOnly = problem(
  403,
  'installer-only',
  'Réservé à la personne qui a installé Beffroi',
  'Seule la personne qui a ouvert cette installation peut y reprendre l’export d’une commune. Rien n’a été créé. Demandez-lui de le faire, puis de vous inviter.',
)
