import { mailSentences } from './content.ts'
import type { Authentication } from './domain/authentication.ts'
import { type Judgement, judge, type Knowledge } from './domain/judge.ts'
import type { MailSeen } from './domain/mail.ts'
import { shownSafely } from './domain/plain-text.ts'
import { type Reason, type ReasonCode, type Weight, weights } from './domain/reason.ts'
import { shownMailbox } from './domain/sender.ts'
import { gravest, type MailVerdict } from './domain/verdict.ts'
import { openKnowledge } from './knowledge.ts'
import { checkSender } from './reading/check-sender.ts'
import { type Budget, limits, openBudget } from './reading/limits.ts'
import { lookInto, type Parts } from './reading/message.ts'
import { type Outside, openOutside, type Resolver } from './reading/outside.ts'
import { readEml } from './reading/read-eml.ts'
import { isMsg, readMsg } from './reading/read-msg.ts'

export type { MailVerdict, Resolver }

export const largestMailInBytes = limits.fileInBytes
export const dnsPatienceInMs = limits.dnsInMs

export interface MailJudged {
  readonly verdict: MailVerdict
  readonly title: string
  readonly says: string
  readonly because: string
  /** What to do now, the most pressing first. */
  readonly todo: readonly string[]
  /** The mail itself, then those attached to it. */
  readonly mails: readonly OneMailJudged[]
}

export interface OneMailJudged {
  readonly verdict: MailVerdict
  readonly because: string
  /** 0 the mail given, 1 one attached to it… */
  readonly depth: number
  readonly subject: string
  readonly from: readonly string[]
  readonly reasons: readonly ReasonTold[]
  readonly authentication: Authentication
}

export interface ReasonTold {
  readonly code: ReasonCode
  readonly weight: Weight
  readonly sentence: string
  readonly evidence: readonly string[]
}

export interface MailJudge {
  /** Null where the bytes are no mail. Nothing in it is run, and nothing it names is fetched. */
  judge(bytes: Buffer, resolver: Resolver): Promise<MailJudged | null>
}

/** @param ownDomains of the commune, in lower-case A-labels; none when not known */
export function openMailJudge(ownDomains: readonly string[], now: () => Date): MailJudge {
  const knowledge = openKnowledge(ownDomains)
  return {
    async judge(bytes, resolver) {
      const work: Work = {
        knowledge,
        ownDomains,
        outside: openOutside(resolver, now),
        budget: openBudget(),
        judged: [],
      }
      const isRead = await judgeOne(bytes, 0, work)
      return isRead ? inWords(work.judged) : null
    },
  }
}

interface Work {
  readonly knowledge: Knowledge
  readonly ownDomains: readonly string[]
  readonly outside: Outside
  readonly budget: Budget
  readonly judged: OneMailJudged[]
}

/** Judges a mail, then those attached to it: one forwarded is not hidden by the one that carries it, nor the other way. */
async function judgeOne(bytes: Buffer, depth: number, work: Work): Promise<boolean> {
  const asMsg = isMsg(bytes)
  const parts = asMsg ? await readMsg(bytes) : await readEml(bytes)
  if (parts === null) return false
  const left = limits.attachedMails - work.judged.length
  const attached = depth < limits.depthOfMails ? parts.mails.slice(0, Math.max(0, left)) : []
  const mail = await lookInto(attached.length < parts.mails.length ? cutShort(parts) : parts, work.budget)
  const authentication = await checkSender(
    { mail, signed: asMsg || parts.unread.includes('too-much') ? null : bytes, ownDomains: work.ownDomains },
    work.outside,
  )
  work.judged.push(oneInWords(mail, judge(mail, authentication, work.knowledge), authentication, depth))
  for (const each of attached)
    await judgeOne(Buffer.from(each.buffer, each.byteOffset, each.byteLength), depth + 1, work)
  return true
}

const cutShort = (parts: Parts): Parts => ({ ...parts, unread: [...parts.unread, 'too-much'] })

function oneInWords(
  { subject, from }: MailSeen,
  { verdict, because, reasons }: Judgement,
  authentication: Authentication,
  depth: number,
): OneMailJudged {
  return {
    verdict,
    because: mailSentences().because[because] ?? '',
    depth,
    subject: shownSafely(subject),
    from: from.slice(0, 3).map(shownMailbox),
    reasons: [...reasons].sort((one, other) => order(one) - order(other)).map(reasonInWords),
    authentication,
  }
}

const byWeight: readonly Weight[] = ['decisive', 'strong', 'light', 'blind', 'eases']
const order = ({ code }: Reason) => byWeight.indexOf(weights[code])

function reasonInWords({ code, evidence, words = {} }: Reason): ReasonTold {
  const { says } = mailSentences().reasons[code]
  const sentence = says.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
  return { code, weight: weights[code], sentence, evidence }
}

function inWords(mails: readonly OneMailJudged[]): MailJudged {
  const verdict = gravest(mails.map((mail) => mail.verdict))
  const { verdicts, reasons, attached } = mailSentences()
  const { title, says, todo } = verdicts[verdict]
  const gravestMail = mails.find((mail) => mail.verdict === verdict)
  const forReasons = mails.flatMap((mail) => mail.reasons.flatMap(({ code }) => reasons[code].todo ?? []))
  return {
    verdict,
    title,
    says: mails.length > 1 ? `${says} ${attached}` : says,
    because: gravestMail?.because ?? '',
    todo: [...new Set([...forReasons, ...todo])],
    mails,
  }
}
