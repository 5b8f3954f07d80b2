import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import { providerReplies } from '../domain/provider-request.ts'
import * as shapes from '../shapes.ts'

/** What the API gives and takes about the questions that a provider answers himself. */

const reply = z.enum(providerReplies)

export const requestPath = shapes.communePath.extend({ requestId: z.uuid() })
export const replyPath = shapes.communePath.extend({ replyId: z.uuid() })

const contradiction = z.object({
  measureId: z.string(),
  measureTitle: z.string(),
  verdict: z.enum(['supports', 'denies']),
  observedAt: z.string(),
})

export const declaration = z
  .object({
    id: z.string(),
    requestId: z.string(),
    questionId: z.string(),
    questionText: z.string(),
    reply,
    replyLabel: z.string(),
    note: z.string().nullable(),
    file: z.object({ id: z.string(), name: z.string() }).nullable(),
    sentAt: z.string(),
    declaredBy: z.string().describe('« Paul Durand (Durand Informatique) »'),
    yours: z
      .object({
        label: z.string(),
        note: z.string().nullable(),
        answeredAt: z.string(),
        answeredBy: z.string(),
      })
      .nullable()
      .describe('What the commune itself answered'),
    answerVersion: z.number().int().describe('To send in If-Match with a confirmation; 0: never answered'),
    contradictions: z.array(contradiction).describe('Fresh checks and documents that say the contrary'),
    decision: z.enum(['confirmed', 'contested']).nullable(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decisionNote: z.string().nullable(),
  })
  .openapi('ProviderDeclaration')

const request = z
  .object({
    id: z.string(),
    questions: z.array(z.object({ id: z.string(), text: z.string(), isAnswered: z.boolean() })),
    addressee: z.string().nullable(),
    providerId: z.string().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
    state: z.enum(['open', 'answered', 'expired', 'revoked']),
    openings: z.number().int(),
    lastOpenedAt: z.string().nullable(),
  })
  .openapi('ProviderRequest')

export const requests = z
  .object({
    requests: z.array(request).describe('Newest first'),
    declarations: z.array(declaration).describe('What providers sent, newest first'),
    askable: z
      .array(z.object({ id: z.string(), text: z.string(), isUnknown: z.boolean() }))
      .describe('Questions that can be asked; `isUnknown`: the commune said that it does not know'),
    providers: z
      .array(z.object({ providerId: z.string(), name: z.string() }))
      .describe('Those of this installation that the commune named'),
    latestExpiresOn: z.string(),
    usualExpiresOn: z.string(),
  })
  .openapi('ProviderRequests')

export const newRequest = z
  .object({
    questionIds: z.array(z.string().max(80)).min(1, 'Choisissez au moins une question.').max(200),
    expiresOn: z.iso.date('Indiquez une date, par exemple 2027-02-03.'),
    addressee: optionalText(160),
    providerId: z.uuid().nullable(),
  })
  .openapi('NewProviderRequest')

export const contest = z
  .object({ note: writtenText(2000).describe('Why the commune does not agree') })
  .openapi('ProviderContest')

/** Secrets travel in the body: an address is written in logs. */
const tokens = z.array(z.string().max(100)).max(50)
const chosen = z.array(z.uuid()).min(1, 'Choisissez au moins une mairie.').max(500)

export const opened = z.object({ tokens }).openapi('ProviderDeskOpened')

const deskQuestion = z.object({
  id: z.string(),
  ask: z.string().describe('In words for a technician'),
  text: z.string().describe('As the town hall is asked'),
  replies: z.array(z.object({ reply, label: z.string() })),
  said: z
    .object({ reply: reply.nullable(), note: z.string().nullable(), fileName: z.string().nullable() })
    .nullable(),
})

export const desk = z
  .object({
    requests: z.array(
      z.object({
        requestId: z.string(),
        communeName: z.string(),
        askedBy: z.string(),
        expiresAt: z.string(),
        state: z.enum(['open', 'answered', 'expired', 'revoked']),
        providerId: z.string().nullable(),
        sentCount: z.number().int(),
        questions: z.array(deskQuestion).describe('Those still asked; none once it is closed'),
      }),
    ),
    unknownCount: z.number().int().describe('Links that lead to nothing'),
    person: z.string().nullable().describe('The name of the account, when one is signed in'),
  })
  .openapi('ProviderDesk')

export const draft = z
  .object({
    tokens,
    requestIds: chosen,
    questionId: z.string().max(80),
    reply,
    note: optionalText(2000)
      .optional()
      .transform((text) => text ?? null),
  })
  .openapi('ProviderDraft')

export const savedIn = z
  .object({ savedIn: z.array(z.string()).describe('The requests where it was kept') })
  .openapi('ProviderSaved')

export const fileForm = z
  .object({
    tokens: z.string().max(8000).describe('The secrets, as a JSON list'),
    requestIds: z.string().max(30_000).describe('The requests, as a JSON list'),
    questionId: z.string().max(80),
    file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
  })
  .openapi('ProviderFileForm')
/** The two lists of a form, once read. */
export const listsOfForm = z.object({ tokens, requestIds: chosen })

export const sending = z
  .object({ tokens, requestIds: chosen, personName: writtenText(120), companyName: optionalText(160) })
  .openapi('ProviderSending')

export const sent = z
  .object({ sent: z.array(z.object({ communeName: z.string(), count: z.number().int() })) })
  .openapi('ProviderSent')
