import type { KeptAnswer } from './assessment-store.ts'
import type { FrameworkNode, FrameworkQuestion, Reference } from './domain/framework.ts'
import { groupsToChoose } from './domain/scope.ts'
import type { Section } from './domain/sections.ts'
import type { FrameworkStanding, SectionStanding } from './domain/standing.ts'
import type { Opened } from './opened.ts'

const withoutHeading = 'Exigences générales'

const nameOf = ({ refId, name, description, urn }: FrameworkNode): string => {
  const said = name ?? description?.slice(0, 160) ?? null
  if (said === null) return refId ?? urn
  return refId === null || said.startsWith(refId) ? said : `${refId} ${said}`
}

export function showTitle({ number, heading, trail, part }: Section) {
  return {
    number,
    title: heading === null ? withoutHeading : nameOf(heading),
    trail: trail.map(nameOf),
    part,
  }
}

const tallyOf = ({ asked, answered, unknown }: FrameworkStanding | SectionStanding) => ({
  asked,
  answered,
  unknown,
})

const isLeft = ({ asked, answered, unknown }: SectionStanding): boolean => answered + unknown < asked

export function showAssessment(
  { assessment, library, prepared }: Opened,
  standing: FrameworkStanding,
  {
    newer,
    mayRemove,
  }: {
    readonly newer: { libraryId: string; version: number } | null
    readonly mayRemove: boolean
  },
) {
  const { framework } = prepared
  return {
    assessmentId: assessment.id,
    name: framework.name,
    description: framework.description ?? library.description,
    provider: library.provider,
    copyright: library.copyright,
    libraryVersion: library.version,
    version: assessment.version,
    begunAt: assessment.begunAt,
    ...tallyOf(standing),
    sections: standing.sections.map((one) => ({ ...showTitle(one.section), ...tallyOf(one) })),
    groups: groupsToChoose(framework).map(({ refId, name, description }) => ({
      id: refId,
      name,
      description,
      isKept: assessment.keptGroups.includes(refId),
    })),
    next: standing.sections.find(isLeft)?.section.number ?? null,
    newer,
    mayRemove,
  }
}

export function showSection(opened: Opened, standing: FrameworkStanding, here: SectionStanding) {
  const { library, prepared, answers } = opened
  const index = standing.sections.indexOf(here)
  const named = (known: readonly Reference[], urns: readonly string[]) =>
    urns.flatMap((urn) => {
      const found = known.find((one) => one.urn === urn)
      return found === undefined ? [] : [{ urn, name: found.name, description: found.description }]
    })
  return {
    ...showTitle(here.section),
    ...tallyOf(here),
    assessmentName: prepared.framework.name,
    description: here.section.heading?.description ?? null,
    requirements: here.section.requirements.filter(standing.scope.has).map((node) => ({
      urn: node.urn,
      refId: node.refId,
      name: node.name,
      description: node.description,
      annotation: node.annotation,
      typicalEvidence: node.typicalEvidence,
      controls: named(library.controls, node.controls),
      threats: named(library.threats, node.threats),
      questions: node.questions
        .filter(({ urn }) => standing.scope.isAsked(urn))
        .map((question) => showQuestion(question, answers.get(question.urn))),
    })),
    previous: standing.sections[index - 1]?.section.number ?? null,
    next: standing.sections[index + 1]?.section.number ?? null,
    rank: index + 1,
    sectionCount: standing.sections.length,
  }
}

function showQuestion(question: FrameworkQuestion, answer: KeptAnswer | undefined) {
  return {
    urn: question.urn,
    type: question.type,
    text: question.text,
    annotation: question.annotation,
    choices: question.choices.map(({ urn, value, description }) => ({ urn, value, description })),
    saysUnknown: question.choices.some(({ value }) =>
      /^(je ne sais pas|nous ne savons pas|i don['’]t know)\b/i.test(value),
    ),
    answer: answer === undefined ? null : showAnswer(answer),
  }
}

export function showAnswer({ choiceUrns, ...answer }: KeptAnswer) {
  return { ...answer, choices: [...choiceUrns] }
}

export function showStanding({ library, prepared }: Opened, standing: FrameworkStanding) {
  const { framework } = prepared
  const choices = [...prepared.questions.values()].flatMap((question) => question.choices)
  return {
    name: framework.name,
    libraryVersion: library.version,
    ...tallyOf(standing),
    results: standing.results,
    score: standing.score,
    minScore: framework.minScore,
    maxScore: framework.scoreMethod === 'sum' ? null : framework.maxScore,
    isScored: choices.some(({ score }) => score !== null),
    isJudged: choices.some(({ result }) => result !== null),
    sections: standing.sections.map((one) => ({
      ...showTitle(one.section),
      ...tallyOf(one),
      results: one.results,
      score: one.score,
    })),
  }
}
