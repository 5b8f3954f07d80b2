import type { Link } from '../domain/html-page.ts'
import { judgeNotice, type NoticeAnswer } from '../domain/notice-answer.ts'
import { findCandidates, type Notice } from '../domain/notice-links.ts'
import type { Beside, Check } from './check.ts'
import { pageRead } from './page-read.ts'
import { seePage } from './site-page.ts'

const notices: readonly Notice[] = ['legal-notice', 'accessibility-statement']

/** Links that may lead to the legal notice and to the accessibility statement, for a person to recognise. */
export const noticePages: Check = {
  name: 'notice-pages',
  async run(context) {
    const seen = await seePage(context)
    if (seen.kind === 'unsure') {
      const { doubt } = seen
      return {
        beside: notices.map((code) => ({ code, verdict: 'could-not-tell', doubt, evidence: {} })),
      }
    }
    if (seen.kind === 'none' || seen.body === null) {
      return { beside: notices.map((code) => ({ code, verdict: 'not-applicable', evidence: {} })) }
    }
    const { answer, body } = seen
    const page = pageRead(body, answer.url)
    return {
      beside: notices.map((code) => describeNotice(code, answer.url, findCandidates(code, page), null)),
    }
  },
}

/** `said`: what a person answered, where somebody did. */
export function describeNotice(
  code: Notice,
  pageUrl: string,
  candidates: readonly Link[],
  said: NoticeAnswer | null,
): Beside {
  const judged = judgeNotice(candidates, said)
  const evidence = { page: pageUrl, candidates }
  if (judged.verdict === 'ok') return { code, verdict: 'ok', words: { url: judged.url }, evidence }
  if (judged.verdict === 'to-fix') return { code, verdict: 'to-fix', variant: judged.variant, evidence }
  return { code, verdict: 'could-not-tell', doubt: 'needs-a-person', variant: judged.variant, evidence }
}
