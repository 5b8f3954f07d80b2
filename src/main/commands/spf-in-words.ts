import type { SpfAsked } from '../../capabilities/watch/domain/spf/asked.ts'
import type { SpfEvaluation } from '../../capabilities/watch/domain/spf/evaluate.ts'
import type { SpfProblem, SpfResult } from '../../capabilities/watch/domain/spf/outcome.ts'
import type { SyntaxFault } from '../../capabilities/watch/domain/spf/record.ts'

const resultInWords: Readonly<Record<SpfResult, string>> = {
  pass: 'la machine est autorisée à écrire au nom de ce domaine',
  fail: 'la machine n’est pas autorisée : le message est à refuser',
  softfail: 'la machine n’est sans doute pas autorisée : le message est douteux',
  neutral: 'le domaine ne dit rien de cette machine',
  none: 'aucun enregistrement SPF, ou pas de nom de domaine qui puisse en avoir',
  temperror: 'rien ne peut être conclu pour l’instant : le DNS n’a pas répondu',
  permerror: 'l’enregistrement est fautif : les messageries l’abandonnent',
}

const faultInWords: Readonly<Record<SyntaxFault, string>> = {
  'unknown-mechanism': 'ce terme n’existe pas',
  'bad-modifier': 'ce terme n’est pas écrit comme il faut',
  'bad-domain': 'ce n’est pas un nom de domaine complet',
  'bad-macro': 'un signe « % » ou un caractère y est mal employé',
  'bad-address': 'ce n’est pas une adresse de machine',
  'bad-prefix': 'la taille du réseau, après « / », n’est pas bonne',
  'missing-value': 'il manque ce qui suit le nom du terme',
  'value-not-allowed': 'ce terme ne prend rien à sa suite',
  'not-ascii': 'il contient un caractère qui n’est pas permis',
  'repeated-modifier': 'ce terme ne peut figurer qu’une fois',
}

/** The exact fault behind a `permerror` or a `temperror`, in one sentence. */
export function problemInWords(problem: SpfProblem): string {
  const { domain } = problem
  switch (problem.kind) {
    case 'several-records':
      return `${domain} publie plusieurs enregistrements SPF ; il n’en faut qu’un.`
    case 'syntax':
      return `Dans l’enregistrement de ${domain}, « ${problem.term} » est fautif : ${faultInWords[problem.fault]}.`
    case 'too-many-look-ups':
      return `« ${problem.term} », chez ${domain}, serait la onzième recherche ; dix sont permises.`
    case 'too-many-void-look-ups':
      return `« ${problem.term} », chez ${domain}, est la troisième recherche qui ne trouve rien ; deux sont permises.`
    case 'too-many-mail-servers':
      return `« ${problem.term} », chez ${domain}, mène à plus de dix serveurs de messagerie.`
    case 'no-record':
      return `« ${problem.term} », chez ${domain}, mène à ${problem.target || 'un nom vide'}, qui ne publie pas d’enregistrement SPF.`
    case 'dns':
      return `Le DNS n’a pas pu dire ce que vaut ${problem.name} (${problem.type}).`
  }
}

const outcomeInWords: Readonly<Record<SpfAsked['outcome'], string>> = {
  answer: 'trouvé',
  'no-record': 'rien à ce nom',
  'no-such-name': 'ce nom n’existe pas',
  'could-not-tell': 'pas de réponse',
}

/** An evaluation as a person reads it in a terminal. */
export function evaluationInWords(told: SpfEvaluation): string {
  const { result, domain, problem, matched, explanation, lookUps, lookUpCount, voidLookUpCount } = told
  return [
    `${domain === '' ? '(aucun domaine)' : domain} : ${result}`,
    `  ${resultInWords[result]}`,
    ...(matched === null ? [] : [`  terme qui décide : ${matched.term} (chez ${matched.domain})`]),
    ...(problem === null ? [] : [`  ${problemInWords(problem)}`]),
    ...(explanation === null ? [] : [`  explication publiée : ${explanation}`]),
    '',
    `Recherches : ${lookUpCount} sur 10, dont sans résultat : ${voidLookUpCount} sur 2`,
    ...lookUps.map(
      ({ type, name, outcome, term }) =>
        `  ${type.padEnd(4)} ${name}  ${outcomeInWords[outcome]}${term === null ? '' : `  (${term})`}`,
    ),
    '',
  ].join('\n')
}
