import { addDays, dayInWords, dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { assess, type Sources } from './assess.ts'
import { measurePath, unknownMeasure } from './measures-http.ts'
import { readProofFile } from './proof-file.ts'
import * as shapes from './shapes.ts'
import { isDocument, showMeasure, subjectsOf } from './views.ts'

const noDocumentProof = problem(
  409,
  'proven-otherwise',
  'Pas de document attendu',
  'Cette mesure ne se prouve pas par ce document : une vérification s’en charge. Rien n’a été enregistré. La page de la mesure dit ce qui la prouve.',
)

function wrongDay(detail: string): Problem {
  return problem(
    422,
    'invalid-input',
    'Date à corriger',
    `${detail} Rien n’a été enregistré, votre saisie est encore à l’écran.`,
    { errors: [{ pointer: '/observedOn', detail }] },
  )
}

/** A person brings a document, or says that she saw it: it proves a measure until it ages. */
export function proofRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  const { content, evidence } = sources
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/measures/{measureId}/proofs',
      who: { may: 'evidence:write' },
      tag: 'measures',
      summary: 'Bring a document that proves a measure, with its file or without',
      params: measurePath,
      body: shapes.proofForm,
      multipart: true,
      replies: { 201: { description: 'Kept: the measure as it stands now', json: shapes.measure } },
      async handle({ place, caller, params, body }) {
        const measure = content.measures.find(({ id }) => id === params.measureId)
        if (measure === undefined) return unknownMeasure
        const proof = measure.proofs.find(
          (one) => isDocument(one) && (body.subject === undefined || one.subject === body.subject),
        )
        if (proof === undefined) return noDocumentProof

        const now = clock()
        const today = dayOf(now)
        const { observedOn } = body
        if (observedOn > today) {
          return wrongDay(
            'Cette date est dans le futur. Indiquez le jour où le document a été fait ou vérifié.',
          )
        }
        if (observedOn <= addDays(today, -proof.validForDays)) {
          return wrongDay(
            `Un document du ${dayInWords(observedOn)} est trop ancien : il vaut ${proof.validForDays} jours. Il faut le refaire.`,
          )
        }

        const file = await readProofFile(body.file)
        if (file?.kind === 'refused') return file.problem
        const shown = await db.asPerson(caller, async (tx) => {
          const by = { personId: caller.personId, at: now }
          const fileId =
            file === null ? null : await evidence.keepFile(tx, place.organisationId, file.content, by)
          await evidence.record(tx, place.organisationId, [
            {
              subject: proof.subject,
              verdict: 'supports',
              source: 'document',
              observedAt: observedOn === today ? now : new Date(`${observedOn}T12:00:00Z`),
              expiresAt: new Date(`${addDays(observedOn, proof.validForDays)}T12:00:00Z`),
              summary: body.summary,
              detail: { by: caller.name, observedOn },
              personId: caller.personId,
              ...(fileId === null ? {} : { fileId }),
            },
          ])
          const seen = await assess(tx, place.organisationId, sources)
          const standing = seen?.measures.find((one) => one.measure === measure)
          if (seen === null || standing === undefined) return null
          const history = await evidence.history(tx, place.organisationId, subjectsOf(content, measure))
          return showMeasure(content, standing, seen.answers, history, now)
        })
        if (shown === null) return notFound
        live.tell(place.organisationId, 'diagnostic')
        return { status: 201, body: shown }
      },
    }),
  ]
}
