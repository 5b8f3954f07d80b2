import {
  postCommunesByInseeIncidentsByIncidentIdDecisions,
  postCommunesByInseeIncidentsByIncidentIdStepsByStepIdDone,
  postCommunesByInseeIncidentsByIncidentIdStepsByStepIdUndone,
  putCommunesByInseeIncidentsByIncidentIdClocksByClockIdLimit,
  putCommunesByInseeIncidentsByIncidentIdClocksByClockIdStart,
  putCommunesByInseeIncidentsByIncidentIdHandoversByHandoverId,
  putCommunesByInseeIncidentsByIncidentIdSituation,
  putCommunesByInseeIncidentsByIncidentIdTasksByTaskId,
} from '../../../api-client/index.ts'
import { fail } from '../../../kernel/result.ts'
import { submitted } from '../../../ui/http.ts'
import { instantIn } from './instant-in.ts'
import { textIn } from './read-case.ts'
import { roomTexts } from './room-texts.fr.ts'

type Room = { readonly insee: string; readonly incidentId: string }
type Send = (path: Room, form: FormData) => Promise<unknown>

const text = (form: FormData, name: string): string => textIn(form, name) ?? ''

/** One of a list, as typed by the screen itself. */
function oneOf<const T extends string>(form: FormData, name: string, list: readonly T[]): T {
  const found = list.find((one) => one === form.get(name))
  if (found === undefined) throw new Error(`the screen sent no ${name}`)
  return found
}

const stepPath = (path: Room, form: FormData) => ({ ...path, stepId: text(form, 'stepId') })
const clockPath = (path: Room, form: FormData) => ({ ...path, clockId: text(form, 'clockId') })
const starts = ['seen', 'breach-certain', 'theft-known', 'significant-incident', 'notified'] as const
const units = ['hours', 'days', 'open-days', 'working-days', 'months'] as const
const conditions = Object.keys(roomTexts.situation.conditions)

const sends: Readonly<Record<string, Send>> = {
  done: (path, form) =>
    submitted(
      postCommunesByInseeIncidentsByIncidentIdStepsByStepIdDone({ path: stepPath(path, form), body: {} }),
    ),
  undone: (path, form) =>
    submitted(
      postCommunesByInseeIncidentsByIncidentIdStepsByStepIdUndone({ path: stepPath(path, form), body: {} }),
    ),
  decide: (path, form) =>
    submitted(
      postCommunesByInseeIncidentsByIncidentIdDecisions({
        path,
        body: {
          stepId: text(form, 'stepId'),
          answer: oneOf(form, 'answer', ['yes', 'no']),
          decidedBy: text(form, 'decidedBy'),
          decidedAs: oneOf(form, 'decidedAs', ['mayor', 'deputy']),
          becauseAway: textIn(form, 'becauseAway'),
          reason: textIn(form, 'reason'),
        },
      }),
    ),
  start: (path, form) => {
    const at = instantIn(textIn(form, 'day'), textIn(form, 'time'))
    if (at === null) return Promise.resolve(fail(wrongTime))
    return submitted(
      putCommunesByInseeIncidentsByIncidentIdClocksByClockIdStart({
        path: clockPath(path, form),
        body: { facts: { start: oneOf(form, 'start', starts), at }, reason: text(form, 'reason') },
      }),
    )
  },
  limit: (path, form) =>
    submitted(
      putCommunesByInseeIncidentsByIncidentIdClocksByClockIdLimit({
        path: clockPath(path, form),
        body: {
          limit: { unit: oneOf(form, 'unit', units), value: Number(form.get('value')) },
          foundIn: text(form, 'foundIn'),
        },
      }),
    ),
  situation: (path, form) =>
    submitted(
      putCommunesByInseeIncidentsByIncidentIdSituation({
        path,
        body: {
          conditions: Object.fromEntries(
            conditions.map((one) => [one, oneOf(form, one, ['yes', 'no', 'unknown'])]),
          ),
        },
      }),
    ),
  task: (path, form) =>
    submitted(
      putCommunesByInseeIncidentsByIncidentIdTasksByTaskId({
        path: { ...path, taskId: text(form, 'taskId') },
        body: {
          title: text(form, 'title'),
          person: textIn(form, 'person'),
          state: oneOf(form, 'state', ['to-do', 'doing', 'done']),
        },
      }),
    ),
  handover: (path, form) =>
    submitted(
      putCommunesByInseeIncidentsByIncidentIdHandoversByHandoverId({
        path: { ...path, handoverId: text(form, 'handoverId') },
        body: { from: text(form, 'from'), to: text(form, 'to'), words: text(form, 'words') },
      }),
    ),
}

const wrongTime = {
  ...{ type: 'about:blank', title: roomTexts.clocks.wrongTime, status: 422, detail: null, extra: {} },
  errors: [{ pointer: '/time', detail: roomTexts.clocks.wrongTime }],
}

/** What the crisis room sends: each form names its `intent`. */
export function sendChange(path: Room, form: FormData): Promise<unknown> {
  const send = sends[text(form, 'intent')]
  if (send === undefined) throw new Error('a form of the crisis room without an intent')
  return send(path, form)
}
