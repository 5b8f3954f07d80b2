import type { Profile } from './profile.ts'
import type { Question, Reply } from './question.ts'

/** The words of a reply on screen. */
export interface ReplyWords {
  readonly label: string
  readonly hint: string
}

/** The order in which replies are shown. */
export const repliesInOrder = [
  'yes',
  'partly',
  'no',
  'dont-know',
  'provider-knows',
  'not-concerned',
] as const satisfies readonly Reply[]

/** The replies offered for one question, with its own words where it has some. Without a provider, none can know. */
export function offeredReplies(
  question: Question,
  common: Readonly<Record<Reply, ReplyWords>>,
  profile: Pick<Profile, 'hasProvider'>,
): readonly (ReplyWords & { readonly reply: Reply })[] {
  return repliesInOrder
    .filter((reply) => !question.without?.includes(reply))
    .filter((reply) => reply !== 'provider-knows' || profile.hasProvider)
    .map((reply) => ({ reply, ...common[reply], ...question.replies?.[reply] }))
}
