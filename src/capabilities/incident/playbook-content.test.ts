import { describe, expect, it } from 'vitest'
import { citations } from './citations.ts'
import { incidentKinds, type Phase, type Playbook, phases } from './domain/playbook.ts'
import { allPlaybooks, playbookOf } from './playbook-content.ts'
import { precautionsContent, triageContent } from './triage-content.ts'

const playbooks = allPlaybooks()
const rank = ({ steps }: Playbook, phase: Phase) => steps.findIndex((step) => step.phase === phase)
const lastRank = ({ steps }: Playbook, phase: Phase) => steps.findLastIndex((step) => step.phase === phase)
const words = ({ title, how, why, never, done }: Playbook['steps'][number]) => [
  title,
  ...how,
  why,
  ...never,
  done,
]

describe('the playbooks', () => {
  it('are one for each kind', () => {
    expect(playbooks.map(({ kind }) => kind)).toEqual([...incidentKinds])
  })

  it.each(playbooks.map((playbook) => [playbook.kind, playbook] as const))(
    '%s follows the official order, and complains before it rebuilds',
    (_, playbook) => {
      const ranks = playbook.steps.map(({ phase }) => phases.indexOf(phase))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      expect(rank(playbook, 'plainte')).toBeGreaterThan(lastRank(playbook, 'evidence'))
      const rebuilt = rank(playbook, 'rebuild')
      if (rebuilt >= 0) expect(rebuilt).toBeGreaterThan(lastRank(playbook, 'plainte'))
      if (rebuilt >= 0) expect(rebuilt).toBeGreaterThan(lastRank(playbook, 'origin'))
    },
  )

  it('never tell anybody to switch off, to restart, to pay, to plug a key or to forward a mail', () => {
    const told = playbooks.flatMap(({ kind, steps }) =>
      steps.flatMap(({ id, title, how, done }) =>
        [title, ...how, done].map((text) => `${kind}/${id}: ${text}`),
      ),
    )
    const asked = told.filter((text) =>
      /(?<!n’|ne )(?<!\p{L})(éteignez|redémarrez|rallumez|payez|négociez|formatez|branchez|transférez|restaurez|répondez)(?!\p{L}| pas| rien| plus| ce qui a été vérifié)/iu.test(
        text,
      ),
    )
    expect(asked.filter((text) => !/portables sur le secteur/.test(text))).toEqual([])
  })

  it('leave to the mayor the complaint, the CNIL, what is told and what is plugged in again', () => {
    for (const { steps } of playbooks) {
      for (const step of steps) {
        const isTheMayors = ['plainte', 'cnil', 'tell'].includes(step.phase) || step.id === 'reconnect'
        expect(step.isDecision, step.id).toBe(isTheMayors)
        if (isTheMayors) expect(step.who[0]).toBe('mayor')
      }
    }
  })

  it('let anyone isolate, and the secretary only photograph', () => {
    for (const { steps } of playbooks) {
      for (const step of steps.filter(({ phase }) => phase === 'isolate'))
        expect(step.who).toEqual(['anyone'])
      const copies = steps.filter(({ id }) => id === 'copies')
      for (const step of copies) expect(step.who).toEqual(['provider', 'csirt'])
    }
    const photograph = playbookOf('ransomware').steps.find(({ id }) => id === 'photograph')
    expect(photograph?.never.join(' ')).toMatch(/clé USB.*transférez.*rançon/s)
  })

  it('isolate cable, Wi-Fi, backups, synchronisation and remote access, and keep the telephone in mind', () => {
    const [isolate] = playbookOf('ransomware').steps
    expect(isolate?.how.join(' ')).toMatch(/câble.*Wi-Fi.*sauvegarde.*synchronisation.*accès à distance/s)
    expect(isolate?.never.join(' ')).toMatch(
      /télégestion de l’eau, les alarmes ou la téléassistance.*téléphone/s,
    )
  })

  it('allow hibernation only while encryption goes on', () => {
    for (const { steps } of playbooks) {
      for (const step of steps.filter((one) => /veille prolongée/.test([one.title, ...one.how].join(' '))))
        expect(step.when).toBe('still-encrypting')
    }
  })

  it('call the comptable public before anybody for a false RIB', () => {
    expect(playbookOf('false-rib').steps[0]).toMatchObject({ id: 'call-accountant', phase: 'alert' })
  })

  it('call the insurer before any paid work, and beside the other calls', () => {
    for (const playbook of playbooks) {
      const insurer = playbook.steps.findIndex(({ id }) => id === 'warn-insurer')
      expect(insurer).toBeGreaterThan(0)
      expect(insurer).toBeLessThan(rank(playbook, 'evidence'))
    }
  })
})

describe('the French of the emergency', () => {
  const { words: said, tree, provider, alreadyDone } = triageContent()
  const { box, neverUnplugAlone } = precautionsContent()
  const all = [
    ...playbooks.flatMap(({ title, sign, first, steps }) => [title, sign, first, ...steps.flatMap(words)]),
    ...[...citations().values()].map(({ text }) => text),
    ...Object.values(said),
    ...Object.values(provider),
    ...tree.questions.flatMap(({ text, answers }) => [
      text,
      ...answers.flatMap(({ label, hint }) => [label, hint ?? '']),
    ]),
    alreadyDone.hint,
    ...alreadyDone.gestures.flatMap(({ label, now, never }) => [label, ...now, ...never]),
    ...[box.unknown, box.yes, box.no],
    ...neverUnplugAlone.flatMap(({ label, why }) => [label, why]),
  ]
  const holding = (pattern: RegExp) => all.filter((text) => pattern.test(text))

  it('has typographic apostrophes and protected spaces', () => {
    expect(holding(/'/)).toEqual([])
    expect(holding(/ [;:!?»]|« | {2}|\s$/)).toEqual([])
  })

  it('says « vous », without jargon nor English', () => {
    expect(holding(/(^|[^\p{L}])(tu|toi|tes)([^\p{L}]|$)/iu)).toEqual([])
    const jargon =
      'posture|scan|scanner|ticket|mail|e-mail|email|mails|phishing|ransomware|firewall|backup|login|patch|malware|cyber|hacker|hackers|cloud|reporting|process|forensic|SI|endpoint'
    expect(holding(new RegExp(`(^|[^\\p{L}\\d])(${jargon})([^\\p{L}]|$)`, 'u'))).toEqual([])
  })

  it('writes orders that a frightened person reads at once', () => {
    for (const { steps } of playbooks) {
      for (const { title, how, never, why, done } of steps) {
        expect(title).not.toMatch(/\.$/)
        expect(title.length, title).toBeLessThanOrEqual(100)
        for (const text of [...how, ...never, why, done]) expect(text).toMatch(/[.?]$/)
        for (const text of how) expect(text.length, text).toBeLessThanOrEqual(170)
        expect(how.length).toBeLessThanOrEqual(6)
      }
    }
  })

  it('says when a line was not read in the official text', () => {
    for (const { text, confidence } of citations().values()) {
      if (confidence === 'V2') expect(text).toMatch(/sources? secondaires?/)
      if (confidence === 'M') expect(text).toMatch(/de mémoire, à vérifier/)
      if (confidence === 'U') expect(text).toMatch(/sans texte précis|incertain/)
    }
  })
})
