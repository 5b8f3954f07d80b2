import { describe, expect, it } from 'vitest'
import { aQuestion } from '../../../../test/support/diagnostic-samples.ts'
import type { Reply } from './question.ts'
import { offeredReplies, type ReplyWords, repliesInOrder } from './replies.ts'

const common = Object.fromEntries(
  repliesInOrder.map((reply) => [reply, { label: reply, hint: `hint of ${reply}` }]),
) as Record<Reply, ReplyWords>

describe('the replies offered for a question', () => {
  it('are the six, in order, unless the question leaves some out', () => {
    const offered = offeredReplies(aQuestion({ without: ['not-concerned'] }), common, { hasProvider: true })
    expect(offered.map(({ reply }) => reply)).toEqual(['yes', 'partly', 'no', 'dont-know', 'provider-knows'])
  })

  it('never count on a provider where there is none', () => {
    const offered = offeredReplies(aQuestion(), common, { hasProvider: false })
    expect(offered.map(({ reply }) => reply)).not.toContain('provider-knows')
  })

  it('use the words of the question, and the common ones for the rest', () => {
    const question = aQuestion({ replies: { no: { label: 'Non, jamais' } } })
    const no = offeredReplies(question, common, { hasProvider: true }).find(({ reply }) => reply === 'no')
    expect(no).toEqual({ reply: 'no', label: 'Non, jamais', hint: 'hint of no' })
  })
})
