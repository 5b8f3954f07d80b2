import { browserProtections } from './browser-protections.ts'
import { caa } from './caa.ts'
import { certificateExpiry } from './certificate-expiry.ts'
import type { Check } from './check.ts'
import { cookies } from './cookies.ts'
import { dane } from './dane.ts'
import { declaredAddresses } from './declared-addresses.ts'
import { dkim } from './dkim.ts'
import { dmarc } from './dmarc.ts'
import { dmarcReports } from './dmarc-reports.ts'
import { dnsHost } from './dns-host.ts'
import { dnssec } from './dnssec.ts'
import { domainExpiry } from './domain-expiry.ts'
import { httpsLasting } from './https-lasting.ts'
import { mailKind } from './mail-kind.ts'
import { mailLessDomain } from './mail-less-domain.ts'
import { mailLocation } from './mail-location.ts'
import { mailReachability } from './mail-reachability.ts'
import { mailServers } from './mail-servers.ts'
import { mixedContent } from './mixed-content.ts'
import { mtaSts } from './mta-sts.ts'
import { mxQuality } from './mx-quality.ts'
import { noticePages } from './notice-pages.ts'
import { redirectPath } from './redirect-path.ts'
import { site } from './site.ts'
import { softwareSeen } from './software-seen.ts'
import { spf } from './spf.ts'
import { tlsRpt } from './tls-rpt.ts'
import { tlsVersions } from './tls-versions.ts'

/** All that is looked at, in the order findings beside the criteria are shown. They run at the same time. */
export const checks: readonly Check[] = [
  declaredAddresses,
  mailKind,
  mailServers,
  mailLocation,
  mxQuality,
  mailReachability,
  mtaSts,
  tlsRpt,
  dane,
  spf,
  dmarc,
  dmarcReports,
  dkim,
  site,
  certificateExpiry,
  tlsVersions,
  redirectPath,
  httpsLasting,
  browserProtections,
  cookies,
  mixedContent,
  softwareSeen,
  noticePages,
  domainExpiry,
  dnssec,
  caa,
  mailLessDomain,
  dnsHost,
]
