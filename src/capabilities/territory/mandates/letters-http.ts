import { z } from '@hono/zod-openapi'
import { addDays, dayOf } from '../../../kernel/day.ts'
import { tooMany } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { RateLimit } from '../../../platform/http/rate-limit.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type LetterInput, mandateLetters } from '../documents/mandate-letters.ts'
import { stateOfMandate } from '../domain/mandate.ts'
import { organisationPath } from '../organisations/organisation-http.ts'
import { territoryPaths } from '../web/paths.ts'
import { convention } from './mandate-acts.ts'
import { mandateWords } from './mandate-content.ts'
import * as papers from './mandate-papers.ts'
import * as problems from './mandate-problems.ts'
import * as words from './mandate-shapes.ts'
import * as store from './mandate-store.ts'

const tag = 'mandates'
const lettersAtOnce = 50

const codeRefused = problem(
  404,
  'letter-code-refused',
  'Ce code n’ouvre rien',
  'Il a déjà servi, il est trop ancien, ou une lettre plus récente l’a remplacé. Rien n’a été modifié. Vérifiez la saisie, ou demandez une nouvelle lettre à l’organisme qui vous l’a envoyée.',
)

const noLetter = problem(
  409,
  'no-letter-to-print',
  'Aucune lettre à imprimer',
  'Aucune de ces propositions n’attend plus de réponse. Aucun code n’a été changé. Relisez la liste.',
)

const code = z.string().trim().min(10, 'Recopiez le code de la lettre.').max(60)

/** A commune without usable messaging is asked by post, and answers with the code of the letter. */
export function letterRoutes({ db, clock, documents, config, publicUrl }: Platform): Route[] {
  const today = () => dayOf(clock())
  const guesses = new RateLimit({ calls: 20, perSeconds: 600 })

  return [
    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/mandates/letters',
      who: { seat: 'administrator' },
      tag,
      summary:
        'Letters to print, one a proposal, each with a new code; earlier codes no longer open anything',
      params: organisationPath,
      body: z.object({ mandateIds: z.array(z.uuid()).min(1).max(lettersAtOnce) }),
      replies: { 200: { description: 'One PDF', media: 'application/pdf' } },
      async handle({ office, caller, body }) {
        const address = `${publicUrl()}${territoryPaths.answerLetter}`
        const letters = await db.asPerson(caller, async (tx) => {
          const made: LetterInput[] = []
          for (const mandateId of new Set(body.mandateIds)) {
            const known = await store.mandateOf(tx, mandateId, { holderId: office.organisationId })
            if (known === undefined || stateOfMandate(known, today()) !== 'proposed') continue
            const secret = papers.newLetterCode()
            const letter = { mandateId, communeId: known.communeId, code: secret }
            await papers.keepLetterCode(tx, letter, clock())
            made.push({
              communeName: known.communeName,
              postalCode: await store.postalCodeOf(tx, known.insee),
              holderName: known.holderName,
              scopes: mandateWords()
                .scopes.filter(({ id }) => known.scopes.includes(id))
                .map(({ label, opens }) => `${label} : ${opens}`),
              fromOn: known.fromOn,
              untilOn: known.untilOn,
              code: secret,
              address: address.replace(/^https?:\/\//, ''),
              link: `${address}#${secret}`,
              answerBefore: addDays(today(), papers.letterLastsInDays),
              convention: convention(known, mandateWords()),
            })
          }
          return made
        })
        const [first] = letters
        if (first === undefined) return noLetter
        const pdf = await documents.renderPdf(mandateLetters, {
          letterhead: {
            organisation: first.holderName,
            writtenOn: today(),
            isDemonstration: config.demonstration,
          },
          letters,
        })
        return {
          raw: new Uint8Array(pdf),
          headers: {
            'content-type': 'application/pdf',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`Lettres de mandat - ${today()}.pdf`)}`,
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/mandate-letters/reading',
      who: 'anyone',
      tag,
      summary: 'What a letter proposes, for whoever holds its code',
      body: z.object({ code }),
      replies: {
        200: {
          description: 'The proposal',
          json: z.object({ mandate: words.mandate, scopes: z.array(words.scopeWords) }),
        },
      },
      async handle({ address, body }) {
        const wait = guesses.take(address)
        if (wait > 0) return tooMany(wait)
        return db.asSystem('somebody reads a proposal with the code of a letter', async (tx) => {
          const found = await papers.mandateOfCode(tx, body.code, clock())
          const known = found && (await store.mandateOf(tx, found.mandateId, found))
          if (known === undefined || stateOfMandate(known, today()) !== 'proposed') return codeRefused
          return {
            status: 200 as const,
            body: { mandate: words.shownMandate(known, today()), scopes: mandateWords().scopes },
          }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/mandate-letters/answer',
      who: 'anyone',
      tag,
      summary: 'Says yes or no to a proposal with the code of a letter, once',
      body: z.object({ code, answer: z.enum(['grant', 'decline']), signatory: words.signatory }),
      replies: {
        200: { description: 'Taken down', json: z.object({ answer: z.enum(['grant', 'decline']) }) },
      },
      async handle({ address, body }) {
        const wait = guesses.take(address)
        if (wait > 0) return tooMany(wait)
        const { answer, signatory } = body
        return db.asSystem('somebody answers a proposal with the code of a letter', async (tx) => {
          const found = await papers.mandateOfCode(tx, body.code, clock())
          const known = found && (await store.mandateOf(tx, found.mandateId, found))
          if (known === undefined || stateOfMandate(known, today()) !== 'proposed') return codeRefused
          const by = { personId: null, at: clock() }
          const isDone =
            answer === 'grant'
              ? await store.grantMandate(tx, known, known.version, { how: 'by-letter', signatory }, by)
              : await store.endMandate(tx, known.id, { side: 'commune', reason: signatory }, by)
          if (!isDone) throw new problems.Undone(problems.mandateChanged)
          await papers.spendLetterCode(tx, known.id)
          return { status: 200 as const, body: { answer } }
        })
      },
    }),
  ]
}
