import type { Levels } from '../../capabilities/watch/domain/levels.ts'
import { criteria } from '../../capabilities/watch/domain/rpnt.ts'
import type { DeclaredMail, DeclaredSite } from '../../capabilities/watch/domain/target.ts'
import type { Verdict } from '../../capabilities/watch/domain/verdict.ts'
import type { Finding } from '../../capabilities/watch/finding.ts'
import type { ScanReport } from '../../capabilities/watch/scan.ts'
import { dayInWords, dayOf } from '../../kernel/day.ts'

const width = 84
const margin = '             '

const verdictInWords: Readonly<Record<Verdict, string>> = {
  ok: 'bien',
  'to-fix': 'à corriger',
  'could-not-tell': 'incertain',
  'not-applicable': 'sans objet',
}

/** The report as a secretary reads it in a terminal: what was seen, then what to ask whom. */
export function reportInWords(report: ScanReport, remark: string | null): string {
  const ofSite = report.findings.filter(({ code }) => code.startsWith('1.'))
  const ofMail = report.findings.filter(({ code }) => code.startsWith('2.'))
  const others = report.findings.filter(({ code }) => !(criteria as readonly string[]).includes(code))
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
    ...chapter('Le site', ofSite),
    ...chapter('La messagerie', ofMail),
    ...chapter(
      'Et aussi',
      others.filter(({ verdict }) => verdict !== 'not-applicable'),
    ),
    '',
    ...wrap(summary(report.findings), ''),
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

function findingInWords({ code, verdict, title, meaning, fix }: Finding): string[] {
  const number = (criteria as readonly string[]).includes(code) ? `${code}  ` : ''
  const head = `  ${verdictInWords[verdict].padEnd(11)}${number}${title}`
  const isBriefly = verdict === 'ok' && number !== ''
  if (isBriefly) return [head]
  const record = fix?.record
  return [
    head,
    ...wrap(meaning, margin),
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

function summary(findings: readonly Finding[]): string {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length
  const toFix = count('to-fix')
  const unsure = count('could-not-tell')
  const first =
    toFix === 0 ? 'Rien à corriger.' : `À corriger : ${toFix === 1 ? '1 point' : `${toFix} points`}.`
  const second =
    unsure === 0
      ? ''
      : ` Incertain : ${unsure === 1 ? '1 point' : `${unsure} points`}, à vérifier de nouveau plus tard.`
  return first + second
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
