import type { z } from '@hono/zod-openapi'
import type { KeptEvidence } from '../evidence/index.ts'
import type { Assessment, MeasureNow } from './assess.ts'
import type { DiagnosticContent } from './content.ts'
import type { Citation, Measure, Proof } from './domain/measure.ts'
import { applicableQuestions, openQuestions } from './domain/next-questions.ts'
import { declaredSubject, doneSubject } from './domain/provider-request.ts'
import type { Question } from './domain/question.ts'
import { offeredReplies } from './domain/replies.ts'
import type * as shapes from './shapes.ts'
import type { KeptAnswer } from './store.ts'
import { doerWords, sourceWords, stateWords, verdictWords } from './words.ts'

/** What the API shows, made of the content, the answers and the proofs. */

type Shown<S extends z.ZodType> = z.input<S>

export function showAnswer(answer: KeptAnswer): Shown<typeof shapes.answer> {
  const { questionId, reply, reason, note, answeredAt, answeredBy, version } = answer
  return { questionId, reply, reason, note, answeredAt, answeredBy, version }
}

/** Every question with its words and its answer, in the order of the content. */
export function showQuestions(
  content: DiagnosticContent,
  { profile, answers, standings }: Assessment,
): Shown<typeof shapes.question>[] {
  const applicable = new Set(applicableQuestions(content, profile).map(({ id }) => id))
  const open = new Set(openQuestions(content, { profile, answers, standings }).map(({ id }) => id))
  const given = new Map(answers.map((answer) => [answer.questionId, answer]))
  return content.questions.map((question) => {
    const answer = given.get(question.id)
    return {
      id: question.id,
      theme: question.theme,
      themeTitle: themeTitle(content, question.theme),
      isFirstVisit: question.firstVisit,
      text: question.text,
      why: question.why,
      whereToLook: question.whereToLook,
      minutes: question.minutes,
      replies: [...offeredReplies(question, content.replies, profile)],
      measures: content.measures
        .filter(({ id }) => question.measures.includes(id))
        .map(({ id, title, essential }) => ({ id, title, isEssential: essential })),
      citations: question.citations.map(showCitation),
      isApplicable: applicable.has(question.id),
      isOpen: open.has(question.id),
      answer: answer === undefined ? null : showAnswer(answer),
    }
  })
}

export function themeTitle(content: DiagnosticContent, theme: string): string {
  return content.themes.find(({ id }) => id === theme)?.title ?? theme
}

export function showSummary(
  content: DiagnosticContent,
  { measure, state, because, until }: MeasureNow,
): Shown<typeof shapes.measureSummary> {
  return {
    id: measure.id,
    theme: measure.theme,
    themeTitle: themeTitle(content, measure.theme),
    title: measure.title,
    isEssential: measure.essential,
    state,
    stateLabel: stateWords[state].label,
    because: [...because],
    until,
  }
}

/** A measure whole: its content, its state, what was asked and what was seen. */
export function showMeasure(
  content: DiagnosticContent,
  now: MeasureNow,
  answers: readonly KeptAnswer[],
  history: readonly KeptEvidence[],
  at: Date,
): Shown<typeof shapes.measure> {
  const { measure } = now
  return {
    ...showSummary(content, now),
    what: measure.what,
    why: measure.why,
    risk: measure.risk,
    doneBy: measure.doneBy,
    doneByLabel: doerWords[measure.doneBy],
    effortInMinutes: measure.effortInMinutes,
    cost: measure.cost,
    action: measure.action,
    steps: [...measure.steps],
    proofs: measure.proofs.map(showWanted),
    nextProof: nextProof(now),
    after: content.measures
      .filter(({ id }) => measure.after.includes(id))
      .map(({ id, title }) => ({ id, title })),
    references: [...measure.references],
    citations: measure.citations.map(showCitation),
    questions: questionsOf(content, measure).map(({ id, text }) => {
      const answer = answers.find(({ questionId }) => questionId === id)
      return { id, text, answer: answer === undefined ? null : showAnswer(answer) }
    }),
    history: history.map((proof) => showProof(proof, at)),
  }
}

export function questionsOf(content: DiagnosticContent, measure: Measure): Question[] {
  return content.questions.filter(({ measures }) => measures.includes(measure.id))
}

/** Everything that may have been seen or said of a measure, as `evidence` names it. */
export function subjectsOf(content: DiagnosticContent, measure: Measure): string[] {
  return [
    ...measure.proofs.map(({ subject }) => subject),
    ...questionsOf(content, measure).flatMap(({ id }) => [`answer:${id}`, declaredSubject(id)]),
    doneSubject(measure.id),
  ]
}

export function isDocument({ subject }: Proof): boolean {
  return subject.startsWith('document:')
}

/** What would prove the measure: a document first, since a person can bring it today. */
function nextProof({ measure, state }: MeasureNow) {
  if (state === 'proven' || state === 'not-applicable') return null
  const wanted = measure.proofs.find(isDocument) ?? measure.proofs[0]
  return wanted === undefined ? null : showWanted(wanted)
}

function showWanted(proof: Proof) {
  const { subject, how, validForDays } = proof
  return { subject, how, validForDays, kind: isDocument(proof) ? ('document' as const) : ('check' as const) }
}

function showProof(proof: KeptEvidence, at: Date): Shown<typeof shapes.proof> {
  const { id, subject, verdict, source, observedAt, expiresAt, summary, detail, file } = proof
  return {
    id,
    subject,
    verdict,
    verdictLabel: verdictWords[verdict],
    source,
    sourceLabel: sourceWords[source],
    observedAt,
    expiresAt,
    isExpired: expiresAt !== null && Date.parse(expiresAt) <= at.getTime(),
    summary,
    detail,
    file,
  }
}

function showCitation({ territories, ...citation }: Citation): Shown<typeof shapes.citation> {
  return territories === undefined ? citation : { ...citation, territories: [...territories] }
}
