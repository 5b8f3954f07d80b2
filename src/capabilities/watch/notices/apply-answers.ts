import { z } from 'zod'
import { describeNotice } from '../checks/notice-pages.ts'
import type { Link } from '../domain/html-page.ts'
import { findingBeside } from '../finding.ts'
import type { KeptFinding } from '../store.ts'
import type { KeptNoticeAnswer } from './store.ts'

const evidence = z.object({
  page: z.string(),
  candidates: z.array(z.object({ url: z.string(), text: z.string() })),
})

/** The links a visit offered to a person; null when the finding is about something else, or the page was not seen. */
export function offeredIn(
  finding: KeptFinding,
): { readonly page: string; readonly candidates: Link[] } | null {
  if (finding.verdict !== 'could-not-tell' || finding.reason !== 'needs-a-person') return null
  return evidence.safeParse(finding.evidence).data ?? null
}

/** Findings as a person's answers leave them. A visit only sees links; what was said holds until the links change. */
export function applyAnswers(
  findings: readonly KeptFinding[],
  answers: readonly KeptNoticeAnswer[],
): KeptFinding[] {
  return findings.map((finding) => {
    const said = answers.find(({ code }) => code === finding.code)
    const offered = offeredIn(finding)
    if (said === undefined || offered === null) return finding
    if (Date.parse(finding.observedAt) < Date.parse(said.findingSeenAt)) return finding
    const beside = describeNotice(said.code, offered.page, offered.candidates, said)
    const { verdict, reason, meaning, fix } = findingBeside(beside, finding.observedAt)
    return { ...finding, verdict, reason, meaning, fix }
  })
}
