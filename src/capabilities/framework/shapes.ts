import { z } from '@hono/zod-openapi'
import { optionalText } from '../../platform/http/written-text.ts'
import { questionTypes, results } from './domain/framework.ts'

/** The shapes that the API gives and takes for frameworks. */

const tally = {
  asked: z.number().int().describe('Questions asked today, given the answers so far'),
  answered: z.number().int(),
  unknown: z.number().int().describe('Said not to be known: neither answered nor forgotten'),
}

export const offeredFramework = z
  .object({
    libraryId: z.string(),
    frameworkUrn: z.string(),
    name: z.string(),
    libraryName: z.string(),
    description: z.string().nullable(),
    provider: z.string().nullable(),
    copyright: z.string().nullable(),
    version: z.number().int(),
    isForAll: z.boolean(),
    mayRemove: z.boolean().describe('Here, by the caller, once nothing rests on it'),
    requirementCount: z.number().int(),
    questionCount: z.number().int(),
    importedAt: z.string(),
    importedBy: z.string(),
    assessment: z
      .object({ assessmentId: z.string(), version: z.number().int(), begunAt: z.string(), ...tally })
      .nullable(),
  })
  .openapi('OfferedFramework')

export const frameworkList = z.object({
  frameworks: z.array(offeredFramework),
  mayImport: z.boolean(),
  mayImportForAll: z.boolean(),
})

export const importedLibrary = z
  .object({
    libraryId: z.string(),
    name: z.string(),
    version: z.number().int(),
    isNew: z.boolean().describe('False: this very file was already there'),
    frameworks: z.array(z.object({ name: z.string(), requirementCount: z.number().int() })),
    questionCount: z.number().int(),
    choiceCount: z.number().int(),
    controlCount: z.number().int(),
    threatCount: z.number().int(),
    ignored: z.array(z.string()).describe('What the file holds and Beffroi does not use, in words'),
  })
  .openapi('ImportedLibrary')

export const resultName = z.enum([...results, 'not-assessed'])

const resultCounts = z.object({
  compliant: z.number().int(),
  'partially-compliant': z.number().int(),
  'non-compliant': z.number().int(),
  'not-applicable': z.number().int(),
  'not-assessed': z.number().int(),
})

const sectionTitle = {
  number: z.number().int(),
  title: z.string(),
  trail: z.array(z.string()).describe('The headings above, from the top'),
  part: z.object({ here: z.number().int(), count: z.number().int() }).nullable(),
}

const section = z.object({ ...sectionTitle, ...tally }).openapi('FrameworkSection')

const group = z
  .object({ id: z.string(), name: z.string(), description: z.string().nullable(), isKept: z.boolean() })
  .openapi('ImplementationGroup')

export const assessment = z
  .object({
    assessmentId: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    provider: z.string().nullable(),
    copyright: z.string().nullable(),
    libraryVersion: z.number().int(),
    version: z.number().int(),
    begunAt: z.string(),
    ...tally,
    sections: z.array(section),
    groups: z.array(group),
    /** The first section with a question left; null when none is. */
    next: z.number().int().nullable(),
    newer: z.object({ libraryId: z.string(), version: z.number().int() }).nullable(),
    mayRemove: z.boolean().describe('May erase the answers, with their past'),
  })
  .openapi('FrameworkAssessment')

export const keptAnswer = z
  .object({
    questionUrn: z.string(),
    choices: z.array(z.string()),
    value: z.string().nullable(),
    isUnknown: z.boolean(),
    note: z.string().nullable(),
    answeredAt: z.string(),
    answeredBy: z.string(),
    version: z.number().int(),
  })
  .openapi('FrameworkAnswer')

const choice = z.object({ urn: z.string(), value: z.string(), description: z.string().nullable() })

export const question = z
  .object({
    urn: z.string(),
    type: z.enum(questionTypes),
    text: z.string(),
    annotation: z.string().nullable(),
    choices: z.array(choice),
    saysUnknown: z.boolean().describe('Its own choices already say « je ne sais pas »'),
    answer: keptAnswer.nullable(),
  })
  .openapi('FrameworkQuestion')

const reference = z.object({ urn: z.string(), name: z.string(), description: z.string().nullable() })

const requirement = z
  .object({
    urn: z.string(),
    refId: z.string().nullable(),
    name: z.string().nullable(),
    description: z.string().nullable(),
    annotation: z.string().nullable(),
    typicalEvidence: z.string().nullable(),
    controls: z.array(reference),
    threats: z.array(reference),
    questions: z.array(question).describe('Those asked, given the answers so far'),
  })
  .openapi('FrameworkRequirement')

export const shownSection = z
  .object({
    ...sectionTitle,
    ...tally,
    assessmentName: z.string(),
    description: z.string().nullable(),
    requirements: z.array(requirement),
    previous: z.number().int().nullable(),
    next: z.number().int().nullable(),
    rank: z.number().int(),
    sectionCount: z.number().int(),
  })
  .openapi('ShownFrameworkSection')

export const answerChange = z
  .object({
    questionUrn: z.string().max(500),
    choices: z.array(z.string().max(500)).max(1000),
    value: optionalText(4000),
    isUnknown: z.boolean(),
    note: optionalText(2000),
  })
  .openapi('FrameworkAnswerChange')

export const standing = z
  .object({
    name: z.string(),
    libraryVersion: z.number().int(),
    ...tally,
    results: resultCounts,
    score: z.number().nullable(),
    minScore: z.number(),
    maxScore: z.number().nullable().describe('Null: a sum without a bound'),
    isScored: z.boolean(),
    isJudged: z.boolean().describe('Some choices say whether a requirement is met'),
    sections: z.array(
      z.object({ ...sectionTitle, ...tally, results: resultCounts, score: z.number().nullable() }),
    ),
  })
  .openapi('FrameworkStanding')

const movedAnswer = z.object({ question: z.string(), lost: z.array(z.string()) })

export const carryOver = z
  .object({
    fromVersion: z.number().int(),
    toVersion: z.number().int(),
    libraryId: z.string(),
    assessmentVersion: z.number().int(),
    keptCount: z.number().int(),
    reworded: z.array(z.string()).describe('Kept, and worth reading again: the question says something else'),
    reduced: z.array(movedAnswer),
    lost: z.array(movedAnswer),
    newQuestionCount: z.number().int(),
  })
  .openapi('FrameworkCarryOver')
