import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import { tooLarge } from '../../platform/http/common-problems.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { type Caller, type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Assessment, answersOfAll, assessmentsOf, type KeptAnswer } from './assessment-store.ts'
import { questionsOf } from './domain/framework.ts'
import { standingIn } from './domain/standing.ts'
import { type Hall, organisationIn } from './halls.ts'
import { addLibrary, type LibraryRow, librariesFor, type NewLibrary, versionsOf } from './library-store.ts'
import { forAllIsForTheInstaller, olderVersion, otherContent, refusedFile } from './problems.ts'
import { readApart } from './reading/read-apart.ts'
import { largestLibraryInBytes, type Reading } from './reading/read-library.ts'
import * as shapes from './shapes.ts'
import type { Shelf } from './shelf.ts'
import { ignoredInWords } from './words.ts'

const tag = 'frameworks'

const libraryForm = z.object({
  file: z
    .instanceof(File, { message: 'Choisissez un fichier.' })
    .openapi({ type: 'string', format: 'binary' }),
  forAll: z.enum(['on']).optional().openapi({ description: 'For every organisation: the installer only' }),
})

/** The frameworks that one may answer here, and bringing in another library. */
export function libraryRoutes({ db, clock }: Platform, hall: Hall, shelf: Shelf): Route[] {
  const isOfCommune = 'may' in hall.bring

  async function keep(added: NewLibrary, caller: Caller): Promise<{ id: string; isNew: boolean } | Problem> {
    const by = { personId: caller.personId, name: caller.name, at: clock() }
    const work = async (tx: Tx) => {
      const versions = await versionsOf(tx, added, added.library.urn)
      const same = versions.find(({ version }) => version === added.library.version)
      if (same !== undefined)
        return same.sha256 === added.sha256 ? { id: same.id, isNew: false } : otherContent
      if (versions.some(({ version }) => version > added.library.version)) return olderVersion
      const id = await addLibrary(tx, added, by)
      return id === null ? null : { id, isNew: true }
    }
    const once = () =>
      added.isForAll
        ? db.asSystem('the installer brings in a library for everybody', work)
        : db.asPerson(caller, work)
    // Null: the same file came in at the same moment; it is there now.
    return (await once()) ?? (await once()) ?? otherContent
  }

  return [
    route({
      method: 'get',
      path: `${hall.path}/frameworks`,
      who: hall.read,
      tag,
      summary: 'The frameworks that can be answered here, and where one stands in each',
      params: hall.params,
      replies: { 200: { description: 'By name', json: shapes.frameworkList } },
      async handle(call) {
        const organisationId = organisationIn(call)
        const { caller, office } = call
        const frameworks = await db.asPerson(caller, async (tx) => {
          const [libraries, assessments, answers] = [
            await librariesFor(tx, organisationId),
            await assessmentsOf(tx, organisationId),
            await answersOfAll(tx, organisationId),
          ]
          const shown = []
          for (const { row, framework } of offered(libraries)) {
            const begun = assessments.find(({ frameworkUrn }) => frameworkUrn === framework.urn)
            shown.push({
              libraryId: row.id,
              frameworkUrn: framework.urn,
              name: framework.name,
              libraryName: row.name,
              description: framework.description,
              provider: row.provider,
              copyright: row.copyright,
              version: row.version,
              isForAll: row.isForAll,
              mayRemove: row.isForAll
                ? caller.isInstaller
                : office?.seat === 'administrator' && row.organisationId === organisationId,
              requirementCount: framework.requirementCount,
              questionCount: framework.questionCount,
              importedAt: row.importedAt,
              importedBy: row.importedBy,
              assessment:
                begun === undefined ? null : await progress(tx, begun, answers.get(begun.id) ?? new Map()),
            })
          }
          return shown
        })
        return {
          status: 200,
          body: {
            frameworks,
            mayImport: isOfCommune ? caller.isInstaller : office?.seat === 'administrator',
            mayImportForAll: caller.isInstaller,
          },
        }
      },
    }),

    route({
      method: 'post',
      path: `${hall.path}/frameworks`,
      who: hall.bring,
      tag,
      summary: 'Bring in a library in the YAML format of CISO Assistant, 5 MB at most; whole or not at all',
      params: hall.params,
      body: libraryForm,
      multipart: true,
      replies: {
        201: { description: 'Brought in', json: shapes.importedLibrary },
        200: { description: 'This very file was already there', json: shapes.importedLibrary },
      },
      async handle(call) {
        const { caller, body } = call
        const isForAll = isOfCommune || body.forAll === 'on'
        if (isForAll && !caller.isInstaller) return forAllIsForTheInstaller
        if (body.file.size > largestLibraryInBytes) return tooLarge
        const content = new Uint8Array(await body.file.arrayBuffer())
        const reading = await readApart(content)
        if (!reading.ok) return refusedFile(reading.error)
        const sha256 = createHash('sha256').update(content).digest('hex')
        const { library } = reading.value
        const kept = await keep({ organisationId: organisationIn(call), isForAll, library, sha256 }, caller)
        if ('status' in kept) return kept
        const shown = { libraryId: kept.id, isNew: kept.isNew, ...told(reading.value) }
        return kept.isNew ? { status: 201 as const, body: shown } : { status: 200 as const, body: shown }
      },
    }),
  ]

  async function progress(tx: Tx, begun: Assessment, answers: ReadonlyMap<string, KeptAnswer>) {
    const prepared = (await shelf.take(tx, begun.libraryId))?.frameworks.get(begun.frameworkUrn)
    if (prepared === undefined) return null
    const { asked, answered, unknown } = standingIn(prepared, begun.keptGroups, answers)
    return {
      assessmentId: begun.id,
      version: begun.version,
      begunAt: begun.begunAt,
      asked,
      answered,
      unknown,
    }
  }
}

/** Each framework once, in its newest version. */
function offered(libraries: readonly LibraryRow[]) {
  const newest = new Map<string, { row: LibraryRow; framework: LibraryRow['frameworks'][number] }>()
  for (const row of libraries)
    for (const framework of row.frameworks) {
      const known = newest.get(framework.urn)
      if (known === undefined || known.row.version < row.version)
        newest.set(framework.urn, { row, framework })
    }
  return [...newest.values()]
}

function told({ library, ignored }: Reading) {
  const questions = library.frameworks.flatMap(questionsOf)
  return {
    name: library.name,
    version: library.version,
    frameworks: library.frameworks.map(({ name, nodes }) => ({
      name,
      requirementCount: nodes.filter(({ isAssessable }) => isAssessable).length,
    })),
    questionCount: questions.length,
    choiceCount: questions.reduce((sum, { choices }) => sum + choices.length, 0),
    controlCount: library.controls.length,
    threatCount: library.threats.length,
    ignored: [...new Set(ignored.map(ignoredInWords))],
  }
}
