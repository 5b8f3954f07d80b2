import { certificateExpiry } from './certificate-expiry.ts'
import type { Check } from './check.ts'
import { declaredAddresses } from './declared-addresses.ts'
import { dmarc } from './dmarc.ts'
import { dmarcReports } from './dmarc-reports.ts'
import { dnsHost } from './dns-host.ts'
import { mailKind } from './mail-kind.ts'
import { mailLocation } from './mail-location.ts'
import { mailServers } from './mail-servers.ts'
import { site } from './site.ts'
import { spf } from './spf.ts'

/** All that is looked at, in the order findings beside the criteria are shown. They run at the same time. */
export const checks: readonly Check[] = [
  declaredAddresses,
  mailKind,
  mailServers,
  mailLocation,
  spf,
  dmarc,
  dmarcReports,
  site,
  certificateExpiry,
  dnsHost,
]
