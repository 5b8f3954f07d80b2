import {
  postCommunesByInseeIncidentsByIncidentIdClose,
  postCommunesByInseeIncidentsByIncidentIdFalseAlarm,
  postCommunesByInseeIncidentsByIncidentIdJoin,
  postCommunesByInseeIncidentsByIncidentIdLessonsCarry,
  putCommunesByInseeIncidentsByIncidentIdBreach,
} from '../../../api-client/index.ts'
import { submitted } from '../../../ui/http.ts'
import { textIn } from './read-case.ts'

type Room = { readonly insee: string; readonly incidentId: string }

/** How the page of the end of a case is sent: each form names its `intent`. */
export function sendEnd(path: Room, form: FormData): Promise<unknown> {
  const text = (name: string): string => textIn(form, name) ?? ''
  switch (form.get('intent')) {
    case 'breach':
      return submitted(
        putCommunesByInseeIncidentsByIncidentIdBreach({
          path,
          body: {
            ...{ facts: text('facts'), effects: text('effects'), measures: text('measures') },
            isNotified: form.get('isNotified') === 'yes',
            becauseNotNotified: textIn(form, 'becauseNotNotified'),
          },
        }),
      )
    case 'false-alarm':
      return submitted(
        postCommunesByInseeIncidentsByIncidentIdFalseAlarm({ path, body: { words: text('words') } }),
      )
    case 'join':
      return submitted(postCommunesByInseeIncidentsByIncidentIdJoin({ path, body: { into: text('into') } }))
    case 'carry':
      return submitted(postCommunesByInseeIncidentsByIncidentIdLessonsCarry({ path }))
    default:
      return submitted(
        postCommunesByInseeIncidentsByIncidentIdClose({
          path,
          body: { words: text('words'), lessons: lessonsIn(form) },
        }),
      )
  }
}

/** The lessons that were written, each with its measure; an empty line is none. */
export function lessonsIn(form: FormData): { words: string; measureId: string | null }[] {
  const measures = form.getAll('measureId').map(String)
  return form.getAll('lesson').flatMap((lesson, index) => {
    const words = String(lesson).trim()
    const measureId = measures[index] ?? ''
    return words === '' ? [] : [{ words, measureId: measureId === '' ? null : measureId }]
  })
}
