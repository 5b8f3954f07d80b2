import type { ProviderDesk } from '../../../api-client/index.ts'

type Request = ProviderDesk['requests'][number]
type Question = Request['questions'][number]

/** One question, asked by one town hall or several. */
export interface AskedQuestion {
  readonly question: Question
  readonly askedBy: readonly {
    readonly requestId: string
    readonly communeName: string
    readonly said: Question['said']
  }[]
}

/** Each question once, with those that ask it, in the order in which they first come. */
export function questionsOnce(requests: readonly Request[]): AskedQuestion[] {
  const once = new Map<string, AskedQuestion>()
  for (const { requestId, communeName, questions } of requests) {
    for (const question of questions) {
      const before = once.get(question.id)
      const asker = { requestId, communeName, said: question.said }
      once.set(question.id, {
        question: before?.question ?? question,
        askedBy: [...(before?.askedBy ?? []), asker],
      })
    }
  }
  return [...once.values()]
}

/** Why no question is left: one reason when all the links ended alike. */
export function whyNothing(
  requests: readonly Request[],
): 'none' | 'several' | Exclude<Request['state'], 'open'> {
  const [state, other] = new Set(requests.map((request) => request.state))
  if (state === undefined) return 'none'
  return state === 'open' || other !== undefined ? 'several' : state
}

/** How many replies wait to be sent, and how many questions have none, over all the town halls. */
export function readiness(requests: readonly Request[]): { readonly ready: number; readonly left: number } {
  const all = requests.flatMap(({ questions }) => questions)
  const ready = all.filter(({ said }) => said !== null && said.reply !== null).length
  return { ready, left: all.length - ready }
}
