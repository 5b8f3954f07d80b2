import type { ScanReport } from '../../capabilities/watch/scan.ts'

/** The report as `scan --json` shows it: what is looked for first comes first, the long list of findings last. */
export function shownReport(report: ScanReport, remark: string | null) {
  const { domain, criteria, levels, findings, ...others } = report
  return { domain, criteria, levels, ...others, ...(remark === null ? {} : { remark }), findings }
}
