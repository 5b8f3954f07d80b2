import { z } from '@hono/zod-openapi'
import { ofCommune } from '../../../kernel/commune-in-words.ts'
import { dayOf } from '../../../kernel/day.ts'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Caller, type Place, type RawReply, type Route, route } from '../../../platform/http/route.ts'
import type { FileKind, FilledFile } from '../domain/case-file.ts'
import { caseFile } from './case-file.ts'
import { writeCaseFileAsDocx } from './case-file-docx.ts'
import { doubtOf } from './case-file-words.ts'
import { saveDraft } from './draft-store.ts'
import { fileKindNamed, fileKinds } from './file-content.ts'
import * as shapes from './file-shapes.ts'
import { type CaseFiles, type FileDoors, readFiles } from './read-files.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const kindPath = shapes.incidentPath.extend({ fileKind: z.string().max(60) })

interface Asked {
  readonly caller: Caller
  readonly place: Place
  readonly params: { readonly incidentId: string }
}

/** Files ready to send, never sent by us: filled from the case, changed by people, taken away as PDF or to be edited. */
export function fileRoutes(doors: FileDoors): Route[] {
  const { db, clock } = doors
  const logOf = ({ place, params }: Asked) => ({
    organisationId: place.organisationId,
    incidentId: params.incidentId,
  })
  const reading = async (call: Asked): Promise<CaseFiles | null> => {
    const fingerprint = await doors.fingerprint(call.place.organisationId)
    const who = { writer: call.caller.name, fingerprint }
    return db.asPerson(call.caller, (tx) => readFiles(doors, tx, logOf(call), who))
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/files',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'The files of a case, with what each still misses',
      params: shapes.incidentPath,
      replies: { 200: { description: 'In the order in which they are needed', json: shapes.files } },
      async handle(call) {
        const read = await reading(call)
        if (read === null) return notFound
        const body = { incident: incidentOf(read), files: fileKinds().map((kind) => listed(read, kind)) }
        return { status: 200, body }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/files/{fileKind}/draft',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'One file to read and change: what the case gives, what people wrote, what is missing',
      params: kindPath,
      replies: { 200: { description: 'With its version as ETag', json: shapes.file } },
      async handle(call) {
        const kind = fileKindNamed(call.params.fileKind)
        const read = kind === undefined ? null : await reading(call)
        if (kind === undefined || read === null) return notFound
        const body = shown(read, kind)
        return { status: 200, body, headers: { etag: `"${body.version}"` } }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/files/{fileKind}/draft',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Keep what was written in a file (If-Match). A 412 carries `saved` and `yours`',
      params: kindPath,
      body: shapes.draft,
      replies: { 200: { description: 'Kept, with its new version as ETag', json: shapes.file } },
      async handle(call) {
        const kind = fileKindNamed(call.params.fileKind)
        if (call.ifMatch === null) return versionNeeded
        const read = kind === undefined ? null : await reading(call)
        if (kind === undefined || read === null) return notFound
        const fields = changedFields(read.fileOf(kind), call.body.fields)
        const by = { personId: call.caller.personId, name: call.caller.name, at: clock() }
        const draft = { kind: kind.id, fields, version: call.ifMatch }
        const isSaved = await db.asPerson(call.caller, (tx) => saveDraft(tx, logOf(call), draft, by))
        const after = await reading(call)
        if (after === null) return notFound
        const body = shown(after, kind)
        return isSaved
          ? { status: 200 as const, body, headers: { etag: `"${body.version}"` } }
          : fileChanged(body, call.body.fields)
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/files/{fileName}',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'A file as it stands: PDF/UA-1 (.pdf) or to be edited (.docx)',
      params: shapes.incidentPath.extend({ fileName: z.string().max(80) }),
      replies: { 200: { description: 'PDF or DOCX', media: 'application/octet-stream' } },
      async handle(call) {
        const [, id = '', format] = /^([a-z0-9-]+)\.(pdf|docx)$/.exec(call.params.fileName) ?? []
        const kind = fileKindNamed(id)
        const read = kind === undefined ? null : await reading(call)
        if (kind === undefined || read === null) return notFound
        return download(
          read,
          kind,
          await drawFile(doors, read, kind, format === 'pdf' ? 'pdf' : 'docx'),
          format,
        )
      },
    }),
  ]
}

/** The bytes of one file of a case as it stands. */
export async function drawFile(
  { documents, clock, config }: Pick<FileDoors, 'documents' | 'clock' | 'config'>,
  { given, fileOf }: CaseFiles,
  kind: FileKind,
  format: 'pdf' | 'docx',
): Promise<Uint8Array> {
  const input = {
    letterhead: {
      organisation: `Commune ${ofCommune(given.space.name)}`,
      writtenOn: dayOf(clock(), given.view.timeZone),
      isDemonstration: config.demonstration,
    },
    file: fileOf(kind),
    isExercise: given.view.incident.isExercise,
  }
  return format === 'pdf' ? documents.renderPdf(caseFile, input) : writeCaseFileAsDocx(input)
}

function download({ given }: CaseFiles, { title }: FileKind, content: Uint8Array, format = 'docx'): RawReply {
  const exercise = given.view.incident.isExercise ? 'EXERCICE - ' : ''
  const name = `${exercise}${title.replace(/[:/]/g, '')} - ${given.space.name}.${format}`
  return {
    raw: new Uint8Array(content),
    headers: {
      'content-type': format === 'pdf' ? 'application/pdf' : docxType,
      'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  }
}

const incidentOf = ({ given }: CaseFiles) => ({
  title: given.view.incident.title,
  isExercise: given.view.incident.isExercise,
})

function listed({ given, drafts, fileOf }: CaseFiles, kind: FileKind) {
  const { id, title, lead, audience, kinds } = kind
  const draft = drafts.get(id)
  return {
    ...{ id, title, lead, audience },
    isUseful: kinds === 'all' || kinds.some((one) => one === given.view.incident.kind),
    missing: [...fileOf(kind).missing],
    version: draft?.version ?? 0,
    saved: draft === undefined ? null : { byName: draft.savedByName, at: draft.savedAt.toISOString() },
  }
}

function shown(read: CaseFiles, kind: FileKind) {
  const { where, sections } = read.fileOf(kind)
  return {
    ...listed(read, kind),
    incident: incidentOf(read),
    where,
    web: kind.send.web,
    sections: sections.map(({ fields, points, ...section }) => ({
      ...section,
      points: [...points],
      fields: fields.map(({ value: _value, confidence, options, ...one }) => ({
        ...one,
        options: [...options],
        doubt: doubtOf(confidence),
      })),
    })),
    sources: [...kind.sources],
  }
}

/** Only what differs from what the case gives is kept: the rest goes on following the case. */
function changedFields(file: FilledFile, sent: Readonly<Record<string, string>>): Record<string, string> {
  const fields = file.sections.flatMap((section) => section.fields)
  return Object.fromEntries(
    fields.flatMap(({ id, proposed }) => {
      const said = sent[id]?.replaceAll('\r\n', '\n')
      const isAsGiven = said?.trim() === proposed.trim() && file.kind.follows === null
      return said === undefined || isAsGiven ? [] : [[id, said]]
    }),
  )
}

function fileChanged(saved: z.input<typeof shapes.file>, yours: Readonly<Record<string, string>>) {
  return problem(
    412,
    'case-file-changed',
    'Modifié entre-temps',
    `${saved.saved?.byName ?? 'Quelqu’un d’autre'} a modifié ce document pendant que vous y travailliez. Rien n’a été écrasé, vos mots sont encore à l’écran. Gardez ce qui est juste, puis enregistrez.`,
    {
      extra: {
        saved: Object.fromEntries(
          saved.sections.flatMap(({ fields }) => fields.map(({ id, written }) => [id, written])),
        ),
        yours,
        currentVersion: saved.version,
      },
    },
  )
}
