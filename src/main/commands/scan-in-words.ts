import { aboutOf, type Subject } from '../../capabilities/watch/content.ts'
import type { Levels } from '../../capabilities/watch/domain/levels.ts'
import { criteria } from '../../capabilities/watch/domain/rpnt.ts'
import { spfTreeIn } from '../../capabilities/watch/domain/spf/tree.ts'
import type { DeclaredMail, DeclaredSite } from '../../capabilities/watch/domain/target.ts'
import { totalsInWords, totalsOf } from '../../capabilities/watch/domain/totals.ts'
import type { Verdict } from '../../capabilities/watch/domain/verdict.ts'
import type { Finding } from '../../capabilities/watch/finding.ts'
import type { ScanReport } from '../../capabilities/watch/scan.ts'
import { dayInWords, dayOf } from '../../kernel/day.ts'
import { spfTreeInWords } from './spf-tree-in-words.ts'

const width = 84
const margin = '             '

const verdictInWords: Readonly<Record<Verdict, string>> = {
  ok: 'bien',
  'to-fix': 'à corriger',
  'could-not-tell': 'incertain',
  'not-applicable': 'sans objet',
}

const isCriterion = (code: string) => (criteria as readonly string[]).includes(code)

/** The report as a secretary reads it in a terminal: what was seen, then what to ask whom. */
export function reportInWords(report: ScanReport, remark: string | null): string {
  const about = (subject: Subject) =>
    report.findings.filter(
      ({ code, verdict }) => aboutOf(code) === subject && (isCriterion(code) || verdict !== 'not-applicable'),
    )
  return [
    `Ce qui se voit de l’extérieur : ${report.domain}`,
    `le ${dayInWords(dayOf(new Date(report.scannedAt)))}`,
    ...(remark === null ? [] : ['', ...wrap(remark, '')]),
    '',
    `  Site        ${siteInWords(report.site)}`,
    `  Courrier    ${mailInWords(report.mail)}`,
    '',
    ...levelsInWords(report.levels),
    ...report.notes.flatMap((note) => ['', ...wrap(note, '  ')]),
    ...chapter('Le site', about('site')),
    ...chapter('La messagerie', about('mail')),
    ...chapter('Le nom de domaine', about('domain')),
    '',
    ...wrap(`En tout : ${totalsInWords(totalsOf(report.findings))}.`, ''),
    '',
  ].join('\n')
}

function siteInWords(site: DeclaredSite): string {
  if (site.kind === 'none') return 'aucun'
  if (site.kind === 'malformed') return `${site.given} (mal écrit)`
  return site.assumed ? `${site.url} (supposé)` : site.url
}

function mailInWords(mail: DeclaredMail): string {
  if (mail.kind === 'none') return 'aucun'
  if (mail.kind === 'malformed') return `${mail.given} (mal écrit)`
  return mail.assumed ? `${mail.address} (supposé)` : mail.address
}

function levelsInWords(levels: Levels): string[] {
  const reached = (level: boolean | null) =>
    level === null ? 'incertain' : level ? 'atteint' : 'non atteint'
  const line = (title: string, low: keyof Levels, high: keyof Levels) =>
    `  ${title.padEnd(12)}${low.padEnd(4)} ${reached(levels[low]).padEnd(14)}${high.padEnd(5)} ${reached(levels[high])}`
  return [
    'Niveaux du référentiel de la présence numérique des territoires (RPNT 0.2.1)',
    line('Site', '1.a', '1.aa'),
    line('Messagerie', '2.a', '2.aa'),
    line('Ensemble', 'a', 'aa'),
  ]
}

function chapter(title: string, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return []
  return ['', title, ...findings.flatMap(findingInWords)]
}

function findingInWords({ code, verdict, title, meaning, fix, evidence }: Finding): string[] {
  const number = isCriterion(code) ? `${code}  ` : ''
  const head = `  ${verdictInWords[verdict].padEnd(11)}${number}${title}`
  const isBriefly = verdict === 'ok' && number !== ''
  if (isBriefly) return [head]
  const record = fix?.record
  const tree = code === 'spf-quality' ? spfTreeIn(evidence) : null
  return [
    head,
    ...wrap(meaning, margin),
    ...(tree === null ? [] : spfTreeInWords(tree).map((line) => margin + line)),
    ...(fix ? wrap(`${fix.who} : « ${fix.ask} »`, `${margin}→ `, `${margin}  `) : []),
    ...(record
      ? [
          `${margin}  Nom     ${record.name}`,
          `${margin}  Type    ${record.type}`,
          `${margin}  Valeur  ${record.value}`,
        ]
      : []),
  ]
}

/** Breaks a sentence into lines; a non-breaking space stays inside its line. */
function wrap(text: string, first: string, next = first): string[] {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const start = lines.length === 0 ? first : next
    if (line.length + word.length + 1 > width && line !== start) {
      lines.push(line)
      line = next + word
    } else {
      line = line === start ? line + word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
