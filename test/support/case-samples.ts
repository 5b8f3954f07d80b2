import type { CaseToWrite } from '../../src/capabilities/incident/files/known-of-case.ts'

const set = { byName: 'Claire Martin', at: '2026-11-22T08:30:00.000Z' }
const begunAt = '2026-11-22T07:41:00.000Z'
const states = { works: 'Marche', degraded: 'Marche mal', down: 'Arrêté', unknown: 'À vérifier' }

const profile: CaseToWrite['space']['profile'] = {
  staffCount: 3,
  workstations: 4,
  mailAddress: null,
  hasNoMail: false,
  siteUrl: null,
  hasNoSite: true,
  providerKind: 'company',
  phoneThroughBox: 'unknown',
  version: 1,
  updatedAt: begunAt,
}

/** A case just opened in a commune that wrote nothing of itself. */
export function emptyCase(isExercise = false): CaseToWrite {
  return {
    space: {
      insee: '71137',
      name: 'Cluny',
      population: 5200,
      departement: 'Saône-et-Loire',
      epci: null,
      profile,
    },
    contacts: [],
    lines: [],
    fingerprint: 'a'.repeat(64),
    writer: 'Claire Martin',
    now: new Date('2026-11-22T09:00:00Z'),
    view: {
      incident: {
        ...{ id: '0199f000-0000-7000-8000-000000000001', kind: 'unknown', isExercise },
        ...{ begunAt, openedAt: begunAt, closedAt: null, title: 'Je ne sais pas', outcome: null },
      },
      playbook: {
        title: 'Je ne sais pas',
        sign: 'Quelque chose ne va pas.',
        first: 'Débranchez le réseau.',
        version: 1,
        writtenOn: '2026-11-22',
      },
      ...{ timeZone: 'Europe/Paris', situation: {}, alreadyDone: [], steps: [], currentStepId: null },
      ...{ clocks: [], clocksOfNoConcern: [], decisions: [], tasks: [], people: [], handovers: [] },
      damage: { states, services: [], restoration: [], backup: null },
      ...{ breach: null, lessons: [], cause: null },
    },
  }
}

/** A ransomware of two hours, of which nearly everything was said. */
export function fullCase(isExercise = false): CaseToWrite {
  const { view, ...rest } = emptyCase(isExercise)
  const step = (id: string, title: string, doneAt: string | null): CaseToWrite['view']['steps'][number] => ({
    ...{ id, title, doneAt, phase: 'isolate', how: [], why: 'Pour arrêter.', who: ['anyone'], by: 'anyone' },
    ...{
      isDecision: false,
      isBeside: false,
      isPending: false,
      when: null,
      never: [],
      done: 'Fait.',
      minutes: 5,
    },
    ...{ stops: [], sources: [], doneBy: doneAt === null ? null : 'Claire Martin', doneFrom: null },
  })
  return {
    ...rest,
    space: {
      ...rest.space,
      epci: { siren: '200040038', name: 'CC du Clunisois', type: 'CC', population: 14_000 },
    },
    contacts: [
      { role: 'mayor', name: 'Paul Roux', phone: '06 12 34 56 78', mail: null, hours: null, openHours: null },
      {
        role: 'dpo',
        name: 'Nadia Petit',
        phone: '03 85 00 00 01',
        mail: 'dpo@exemple.fr',
        hours: null,
        openHours: null,
      },
      {
        role: 'insurer',
        name: 'Mutuelle des communes',
        phone: '03 85 00 00 02',
        mail: null,
        hours: null,
        openHours: null,
      },
      {
        role: 'provider',
        name: 'Informatique du Val',
        phone: '03 85 00 00 03',
        mail: null,
        hours: null,
        openHours: null,
      },
      { role: 'prefecture', name: null, phone: '03 85 21 81 00', mail: null, hours: null, openHours: null },
    ],
    lines: [
      {
        at: begunAt,
        by: 'Claire Martin',
        text: 'Un message demande 3 000 € sur deux postes.',
        attachments: [],
      },
      {
        at: '2026-11-22T07:55:00.000Z',
        by: 'Claire Martin',
        text: 'Photos des deux écrans.',
        attachments: [{ name: 'écran 1.jpg', sha256: 'b'.repeat(64), sizeInBytes: 2_000_000 }],
      },
    ],
    view: {
      ...view,
      incident: {
        ...view.incident,
        ...{ kind: 'ransomware', title: 'Rançongiciel', closedAt: '2026-11-23T17:00:00.000Z' },
        outcome: {
          how: 'ended',
          words: 'Les postes ont été réinstallés et les données restaurées.',
          joined: null,
        },
      },
      situation: { 'personal-data': 'yes', 'high-risk': 'yes', 'provider-affected': 'yes' },
      steps: [
        step('isolate', 'Débranchez le réseau', '2026-11-22T07:50:00.000Z'),
        step('plainte', 'Portez plainte', '2026-11-22T08:45:00.000Z'),
        step('origin', 'Cherchez par où c’est entré', null),
      ],
      currentStepId: 'origin',
      clocks: [],
      decisions: [
        {
          ...{ stepId: 'plainte', title: 'Portez plainte', answer: 'yes', decidedBy: 'Paul Roux' },
          ...{ decidedAs: 'mayor', becauseAway: null, reason: null, decidedAt: set.at, written: set },
        },
      ],
      damage: {
        ...view.damage,
        services: [
          {
            ...{
              id: 'civil',
              label: 'L’état civil',
              isForSafety: false,
              state: 'down',
              note: 'depuis 8 h',
              set,
            },
            ...{ onPaper: ['Sortez les registres papier.'], takeWithYou: 'Les registres', limits: [] },
          },
        ],
      },
      tasks: [
        { id: '0199f000-0000-7000-8000-000000000002', title: 'Appeler', person: 'Jean', state: 'doing', set },
      ],
      people: [{ name: 'Claire Martin', role: 'secretary', lastAt: set.at }],
      breach: {
        ...{ facts: 'Fichiers chiffrés.', effects: 'Dossiers inaccessibles.', measures: 'Postes isolés.' },
        ...{ isNotified: true, becauseNotNotified: null, set },
      },
      lessons: [
        {
          ...{ id: '0199f000-0000-7000-8000-000000000003', words: 'Débrancher la sauvegarde chaque soir.' },
          ...{ measureId: null, measureTitle: null, carriedAt: null, actionId: null },
        },
      ],
    },
  }
}
