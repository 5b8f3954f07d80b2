import { absent } from '../domain/issue-seen.ts'
import { judgeMailServers } from '../domain/mail.ts'
import type { Check } from './check.ts'

/** The servers that take the mail of the domain (MX). */
export const mailServers: Check = {
  name: 'mail-servers',
  async run({ target: { mail }, lookUp }) {
    if (mail.kind !== 'address') return { issues: { DNS_DOWN: absent(), DNS_MX_MISSING: absent() } }
    return { issues: judgeMailServers(mail.domain, await lookUp(mail.domain, 'MX')) }
  },
}
