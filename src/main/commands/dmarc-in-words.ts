import type {
  DmarcExamination,
  ReportTold,
  SubdomainPolicy,
  WalkTold,
} from '../../capabilities/watch/domain/dmarc/examine.ts'

const policyInWords = {
  none: 'none (les messages qui usurpent le nom arrivent comme les autres)',
  quarantine: 'quarantine (les messages qui usurpent le nom vont en indésirables)',
  reject: 'reject (les messages qui usurpent le nom sont refusés)',
} as const

const outcomeInWords: Readonly<Record<WalkTold['outcome'], string>> = {
  record: 'une consigne',
  several: 'plusieurs consignes, donc aucune',
  'no-record': 'pas de consigne',
  'no-such-name': 'ce nom n’existe pas',
  'could-not-tell': 'pas de réponse certaine',
}

const authorizationInWords = {
  'not-needed': 'même organisation, aucun accord n’est nécessaire',
  given: 'accord publié',
  'not-given': 'accord absent : les rapports n’y seront pas envoyés',
  'could-not-tell': 'accord non vérifié cette fois',
} as const

/** The examination as a person reads it in a terminal. */
export function dmarcInWords(seen: DmarcExamination): string {
  return [
    `Consigne contre l’usurpation (DMARC) de ${seen.domain}`,
    '',
    ...conclusion(seen),
    `  Domaine de l’organisation      ${seen.organizationalDomain ?? 'incertain'}`,
    `  Noms au-dessous, existants     ${subdomainInWords(seen.subdomains.existing)}`,
    `  Noms au-dessous, inexistants   ${subdomainInWords(seen.subdomains.absent)}`,
    '',
    'Recherche, du domaine vers le haut',
    ...seen.walk.flatMap(stepInWords),
    ...(seen.reports.length === 0 ? [] : ['', 'Rapports demandés', ...seen.reports.map(reportInWords)]),
    ...(seen.remarks.length === 0
      ? []
      : ['', 'Remarques', ...seen.remarks.map(({ remark, part }) => `  ${remark} : ${part}`)]),
  ].join('\n')
}

function conclusion(seen: DmarcExamination): string[] {
  if (seen.couldNotTell !== null)
    return [`  Consigne                       incertaine : une réponse manque (${seen.couldNotTell})`]
  if (seen.foundAt === null) return ['  Consigne                       aucune']
  const policy =
    seen.policy === null
      ? 'aucune : celle-ci est mal écrite, les messageries l’ignorent'
      : policyInWords[seen.policy]
  return [
    `  Consigne                       ${policy}`,
    `  Publiée par                    ${seen.foundAt} (question ${seen.step} sur ${seen.queries})`,
    ...(seen.isTest
      ? [`  Mode d’essai (t=y)             appliquée comme ${seen.appliedPolicy ?? 'aucune'}`]
      : []),
  ]
}

function subdomainInWords({ policy, appliedPolicy, foundAt, couldNotTell }: SubdomainPolicy): string {
  if (couldNotTell !== null) return 'incertain'
  if (foundAt === null || policy === null) return 'aucune consigne'
  const applied = appliedPolicy === policy ? '' : `, appliquée comme ${appliedPolicy}`
  return `${policy}, publiée par ${foundAt}${applied}`
}

function stepInWords({ step, name, outcome, records, isKept, purpose, reason }: WalkTold): string[] {
  const kept = isKept ? ', retenue' : outcome === 'record' && purpose === 'policy' ? ', non retenue' : ''
  const aside = purpose === 'organizational-domain' ? ' (pour connaître l’organisation)' : ''
  return [
    `  ${step}. ${name}`,
    `     ${outcomeInWords[outcome]}${kept}${reason === null ? '' : ` (${reason})`}${aside}`,
    ...records.map((text) => `     ${printable(text)}`),
  ]
}

function reportInWords({ tag, uri, authorization, askedAt, fault }: ReportTold): string {
  const state =
    authorization === null
      ? fault === null
        ? 'autre qu’une adresse électronique'
        : 'adresse mal écrite'
      : authorizationInWords[authorization]
  return `  ${tag}  ${printable(uri)} : ${state}${askedAt === null ? '' : ` (${askedAt})`}`
}

/** What others published never drives the terminal. */
const printable = (text: string) => text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?')
