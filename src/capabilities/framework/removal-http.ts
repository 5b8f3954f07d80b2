import { z } from '@hono/zod-openapi'
import { notFound, versionNeeded } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { assessmentOf } from './assessment-store.ts'
import { assessmentIdIn, type Hall, mayErase, organisationIn } from './halls.ts'
import { librariesFor } from './library-store.ts'
import { changedMeanwhile, erasedByItsPeople, forAllIsForTheInstaller, libraryInUse } from './problems.ts'
import { countErased, removeAssessment, removeLibrary } from './removal-store.ts'

const tag = 'frameworks'

const erased = z.object({
  answers: z.number().int(),
  past: z.number().int().describe('Saved answers of its history, the current ones included'),
})

/** What is erased for good: the answers to one framework, and a library on which nothing rests any more. */
export function removalRoutes({ db }: Platform, hall: Hall): Route[] {
  return [
    route({
      method: 'delete',
      path: `${hall.path}/framework-assessments/{assessmentId}`,
      who: hall.bring,
      tag,
      summary: 'Erase every answer to a framework, with its past (If-Match: version of the assessment)',
      params: hall.params.extend({ assessmentId: z.uuid() }),
      replies: { 200: { description: 'Erased for good', json: erased } },
      async handle(call) {
        const { ifMatch } = call
        if (ifMatch === null) return versionNeeded
        if (!mayErase(call)) return erasedByItsPeople
        return db.asPerson(call.caller, async (tx) => {
          const assessment = await assessmentOf(tx, organisationIn(call), assessmentIdIn(call))
          if (assessment === null) return notFound
          const body = await countErased(tx, assessment.id)
          const isGone = await removeAssessment(tx, assessment.id, ifMatch)
          return isGone ? { status: 200 as const, body } : changedMeanwhile
        })
      },
    }),

    route({
      method: 'delete',
      path: `${hall.path}/frameworks/{libraryId}`,
      who: hall.bring,
      tag,
      summary: 'Remove one version of a library, unless answers or their past rest on it',
      params: hall.params.extend({ libraryId: z.uuid() }),
      replies: { 200: { description: 'Removed', json: z.object({ removed: z.literal(true) }) } },
      async handle(call) {
        const { caller } = call
        const libraryId = String(call.params.libraryId)
        const libraries = await db.asPerson(caller, (tx) => librariesFor(tx, organisationIn(call)))
        const library = libraries.find(({ id }) => id === libraryId)
        if (library === undefined) return notFound
        if (library.isForAll && !caller.isInstaller) return forAllIsForTheInstaller
        const isGone = library.isForAll
          ? await db.asSystem('the installer removes a library of everybody', (tx) =>
              removeLibrary(tx, libraryId),
            )
          : await db.asPerson(caller, (tx) => removeLibrary(tx, libraryId))
        return isGone ? { status: 200 as const, body: { removed: true as const } } : libraryInUse
      },
    }),
  ]
}
