import { describe, expect, it } from 'vitest'
import { readContent } from './content.ts'
import type { Citation } from './domain/measure.ts'

const { measures, questions, themes, replies, criticalData } = readContent()

const frenchOfMeasures = measures.map(
  (one) =>
    [
      one.id,
      [
        one.title,
        one.what,
        one.why,
        one.risk.label,
        one.action,
        one.publicTitle,
        ...one.steps,
        ...one.proofs.map(({ how }) => how),
        ...one.citations.map(({ text }) => text),
      ],
    ] as const,
)
const frenchOfQuestions = questions.map(
  (one) =>
    [
      one.id,
      [
        one.text,
        one.why,
        one.whereToLook,
        one.askProvider,
        ...Object.values(one.replies ?? {}).flatMap((words) => [words.label, words.hint ?? '']),
        ...one.citations.map(({ text }) => text),
      ],
    ] as const,
)
const frenchOfTheRest = [
  ...themes.map((one) => [one.id, [one.title]] as const),
  ...Object.entries(replies).map(([id, words]) => [id, [words.label, words.hint]] as const),
  ...criticalData.map((one) => [one.id, [one.title, one.holds, one.withoutIt]] as const),
]
const allFrench = [...frenchOfMeasures, ...frenchOfQuestions, ...frenchOfTheRest].flatMap(([id, texts]) =>
  texts.map((text) => ({ id, text })),
)

function textsWith(pattern: RegExp): readonly string[] {
  return allFrench.filter(({ text }) => pattern.test(text)).map(({ id, text }) => `${id}: ${text}`)
}

describe('the French that people read', () => {
  it('has typographic apostrophes and protected spaces', () => {
    expect(textsWith(/'/)).toEqual([])
    expect(textsWith(/ [;:!?»]|« /)).toEqual([])
    expect(textsWith(/ {2}|\s$/)).toEqual([])
  })

  it('says « vous », and no jargon nor English where French has a word', () => {
    expect(textsWith(/(^|[^\p{L}])(tu|toi|tes)([^\p{L}]|$)/iu)).toEqual([])
    const jargon =
      'posture|scan|scanner|ticket|mail|e-mail|email|mails|phishing|ransomware|firewall|backup|login|patch|malware|cyber|hacker|hackers|cloud|reporting|process'
    expect(textsWith(new RegExp(`(^|[^\\p{L}\\d])(${jargon})([^\\p{L}]|$)`, 'iu'))).toEqual([])
  })

  it('ends sentences with a stop, and titles and actions without', () => {
    const sentences = measures.flatMap((one) => [
      one.what,
      one.why,
      ...one.steps,
      ...one.citations.map(({ text }) => text),
      ...one.proofs.map(({ how }) => how),
    ])
    expect(sentences.filter((text) => !/[.?!…]$/.test(text))).toEqual([])
    expect(
      questions
        .flatMap((one) => [one.why, one.whereToLook, one.askProvider])
        .filter((text) => !/[.?!…]$/.test(text)),
    ).toEqual([])
    expect(
      measures
        .flatMap((one) => [one.title, one.action, one.publicTitle, one.risk.label])
        .filter((text) => /[.]$/.test(text)),
    ).toEqual([])
    expect(
      questions
        .filter(({ text, askProvider }) => !text.endsWith('\u00a0?') || !/\u00a0\?/.test(askProvider))
        .map(({ id }) => id),
    ).toEqual([])
  })

  it('starts each action with a verb in the infinitive, without an order', () => {
    const verbs = measures.map(({ action }) => action.split(' ')[0] ?? '')
    expect(verbs.filter((verb) => !/(er|ir|re)$/.test(verb))).toEqual([])
  })

  it('asks the provider, often enough, whether it is in the contract', () => {
    const asking = questions.filter(({ askProvider }) => /contrat/.test(askProvider))
    expect(asking.length).toBeGreaterThanOrEqual(20)
  })

  it('says that a code by e-mail is not a second factor', () => {
    const measure = measures.find(({ id }) => id === 'second-factor')!
    expect(measure.what).toContain('Un code envoyé par courriel ne suffit pas')
    expect(measure.citations[0]?.source).toContain('2025-019')
  })
})

describe('lines of law', () => {
  const owners = [...measures, ...questions]
  const citations: readonly Citation[] = owners.flatMap((one) => one.citations)

  it('each has its source, the day it was read and how sure we are', () => {
    for (const { source, checkedOn, confidence } of citations) {
      expect(source.length).toBeGreaterThan(3)
      expect(checkedOn).toBe('2026-11-22')
      expect(['V', 'V2', 'M', 'U']).toContain(confidence)
    }
  })

  it('what was not read in the text itself says so in the French', () => {
    const words = {
      V: /^(?!.*(de mémoire|secondaire))/s,
      V2: /lu dans une source secondaire/,
      M: /cité de mémoire, à vérifier/,
      U: /incertain/,
    }
    for (const { text, confidence } of citations) expect(text).toMatch(words[confidence])
  })

  it('a rule of law says where it holds', () => {
    const ofLaw = citations.filter(({ source }) => /^(RGPD|Code|Loi)/.test(source))
    expect(ofLaw.length).toBeGreaterThan(15)
    for (const { text, territories } of ofLaw) expect(territories, text).toContain('metropole')
  })

  it('whoever speaks of a duty or of a legal delay cites it', () => {
    const duty = /obligat|72\u00a0heures|\bRGPD\b.*article/
    const bare = owners.filter((one) => {
      const said = 'text' in one ? [one.text, one.why] : [one.what, one.why, ...one.steps]
      return duty.test(said.join(' ')) && one.citations.length === 0
    })
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  it('the 24 hours of NIS 2 are never given as a duty of the commune', () => {
    for (const line of textsWith(/24\u00a0heures/)) expect(line).toMatch(/ne s’applique pas aux communes/)
  })
})

describe('what a council report may say', () => {
  it('stays at the level of a theme, shared by several measures or telling nothing', () => {
    const revealing =
      /mot de passe|antivirus|pare-feu|administra|double|SPF|DMARC|RIB|Wi-Fi|annuaire|hors ligne|certificat|caméra|télégestion|chiffr/i
    expect(measures.map((measure) => measure.publicTitle).filter((title) => revealing.test(title))).toEqual(
      [],
    )
    expect(new Set(measures.map((measure) => measure.publicTitle)).size).toBeLessThanOrEqual(16)
  })
})
