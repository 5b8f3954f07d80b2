import { ofCommune } from '../../kernel/commune-in-words.ts'
import { dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { assess, type Sources } from './assess.ts'
import { paperQuestionnaire } from './documents/paper-questionnaire.ts'
import { applicableQuestions } from './domain/next-questions.ts'
import * as shapes from './shapes.ts'

/** The questionnaire on paper, with the answers already given. */
export function questionnaireDocumentRoutes(platform: Platform, sources: Sources): Route[] {
  const { db, clock, documents, config } = platform
  const { content } = sources
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/paper-questionnaire.pdf',
      who: { may: 'diagnostic:read' },
      tag: 'documents',
      summary: 'The questionnaire to fill in on paper',
      params: shapes.communePath,
      replies: { 200: { description: 'PDF/UA-1', media: 'application/pdf' } },
      async handle({ place, caller }) {
        const seen = await db.asPerson(caller, (tx) => assess(tx, place.organisationId, sources))
        if (seen === null) return notFound
        const writtenOn = dayOf(clock())
        const pdf = await documents.renderPdf(paperQuestionnaire, {
          letterhead: {
            organisation: `Commune ${ofCommune(seen.space.name)}`,
            writtenOn,
            isDemonstration: config.demonstration,
          },
          questions: applicableQuestions(content, seen.profile),
          themeTitles: Object.fromEntries(content.themes.map(({ id, title }) => [id, title])),
          given: Object.fromEntries(seen.answers.map(({ questionId, reply }) => [questionId, reply])),
        })
        const fileName = `Questionnaire - ${seen.space.name} - ${writtenOn}.pdf`
        return {
          raw: new Uint8Array(pdf),
          headers: {
            'content-type': 'application/pdf',
            'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
          },
        }
      },
    }),
  ]
}
