import type { EntryPlace } from '../../capabilities/incident/domain/log/entry.ts'
import type { Fault, Verdict } from '../../capabilities/incident/log/verdict.ts'

type Holds = Extract<Verdict, { kind: 'holds' }>

/** What a verification shows, for a person who was not there. */
export function verdictInWords(verdict: Verdict, path: string): string {
  if (verdict.kind === 'no-export')
    return `« ${path} » n’est pas une main courante exportée par Beffroi : rien n’a pu être vérifié.\n`
  if (verdict.kind === 'broken')
    return `Cette main courante ne tient pas.\n${where(verdict.at)}${faultInWords(verdict.fault)}\n`
  return [proven(verdict), ...unproven(verdict)].join('\n').concat('\n')
}

/** Entries are counted from 1 for people. */
function where(at: EntryPlace | null): string {
  if (at === null) return ''
  return `Première entrée en cause : n° ${at.sequence + 1}${at.epoch > 1 ? ` de la période ${at.epoch}` : ''}.\n`
}

function proven(holds: Holds): string {
  const { entries, epochs, redacted, checkpoint, cosigned, stamps, divergences } = holds
  const lines = [
    `Cette main courante tient : ${counted(entries, 'entrée', 'entrées')}${epochs > 1 ? ` en ${epochs} périodes` : ''}, aucune modifiée, retirée, ajoutée ni déplacée depuis qu’elle a été signée.`,
    `Clé qui a signé : ${grouped(holds.fingerprint)}`,
  ]
  if (holds.isKeyKnown) lines.push('Prouvé : cette clé est celle que vous avez indiquée.')
  if (checkpoint !== null)
    lines.push(
      `Prouvé : elle commence par les ${counted(checkpoint.size, 'entrée', 'entrées')} du point de contrôle que vous avez gardé${checkpoint.epoch > 1 ? ` (période ${checkpoint.epoch})` : ''}.`,
    )
  if (redacted > 0)
    lines.push(
      `${counted(redacted, 'entrée dont le texte a été retiré', 'entrées dont le texte a été retiré')}, avec le motif ; leur place, leur auteur et leur heure restent prouvés.`,
    )
  for (const { witness, epoch, size, at } of cosigned)
    lines.push(
      `Contresignée par ${witness} jusqu’à l’entrée n° ${size} (période ${epoch}), le ${instant(at)}.`,
    )
  for (const { epoch, size, at } of stamps)
    lines.push(
      `Horodatée par un tiers jusqu’à l’entrée n° ${size} (période ${epoch}), le ${instant(at)} ; à vous de dire si ce tiers est de confiance.`,
    )
  for (const at of divergences)
    lines.push(
      `L’entrée n° ${at.sequence + 1} de la période ${at.epoch} dit que le serveur, remis dans un état ancien, avait signé une autre suite.`,
    )
  return lines.join('\n')
}

function unproven({ isKeyKnown, checkpoint, cosigned }: Holds): string[] {
  const lines: string[] = []
  if (!isKeyKnown)
    lines.push(
      'Non prouvé : que cette clé est celle de la commune. Comparez l’empreinte avec celle du kit imprimé, ou ajoutez --key.',
    )
  if (checkpoint === null)
    lines.push(
      cosigned.length > 0
        ? 'Non prouvé : que les contresignatures sont bien celles du relais, et que rien n’a été coupé après elles. Ajoutez --checkpoint avec un point de contrôle gardé ailleurs.'
        : 'Non prouvé : que qui détient la clé n’a pas tout réécrit, ou coupé la fin. Ajoutez --checkpoint avec un point de contrôle gardé ailleurs.',
    )
  else lines.push('Non prouvé : que rien n’a été coupé après ce point de contrôle.')
  return lines
}

function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'misshapen':
      return `Le fichier ne suit pas le format à cet endroit : ${fault.where === '' ? 'début' : fault.where}.`
    case 'not-canonical':
      return 'Les octets du fichier ne sont pas ceux qui ont été écrits (forme RFC 8785) : un autre programme l’a enregistré de nouveau, ou une partie y figure deux fois.'
    case 'wrong-place':
      return 'Elle n’est pas à sa place : une entrée a été retirée, ajoutée ou déplacée.'
    case 'changed-leaf':
      return 'Son heure, son auteur ou sa nature ont été modifiés.'
    case 'changed-body':
      return 'Son texte n’est plus celui qui a été écrit.'
    case 'written-twice':
      return 'Elle figure deux fois.'
    case 'redacted-without-reason':
      return 'Son texte a été retiré sans qu’aucune entrée en dise le motif.'
    case 'redaction-of-nothing':
      return 'Elle dit que le texte d’une autre a été retiré, et il ne l’a pas été.'
    case 'bad-key':
      return 'Une clé du fichier est illisible ou n’est pas celle de cette main courante.'
    case 'bad-checkpoint':
      return `Le point de contrôle ${fault.size === null ? 'qui la couvre' : `à ${fault.size} entrées`} est illisible, mal placé ou mal signé.`
    case 'other-root':
      return `D’elle jusqu’à la n° ${fault.size}, une entrée au moins n’est plus celle qui a été signée.`
    case 'not-covered':
      return 'Aucune signature ne la couvre.'
    case 'epochs-not-chained':
      return 'Le début de cette période ne dit pas comment finissait la précédente.'
    case 'lost':
      return `${counted(fault.missing, 'entrée manque', 'entrées manquent')} à la fin de cette période : le serveur les a signées puis perdues, et aucun téléphone ne les a rendues.`
    case 'bad-cosignature':
      return 'Une contresignature jusqu’à cette entrée ne tient pas, ou son auteur est inconnu.'
    case 'bad-stamp':
      return 'Un horodatage ne tient pas.'
    case 'bad-seal':
      return 'Le sceau du fichier ne tient pas : ce qui accompagne les entrées (commune, incident, dates) a été modifié.'
    case 'other-key':
      return 'Elle a été signée par une autre clé que celle que vous avez indiquée.'
    case 'foreign-checkpoint':
      return 'Le point de contrôle que vous avez gardé est celui d’une autre main courante, ou sa signature ne tient pas.'
    case 'cut-before-checkpoint':
      return `${counted(fault.missing, 'entrée signée manque', 'entrées signées manquent')} à partir de là : la fin a été coupée.`
  }
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('fr-FR')} ${count > 1 ? many : one}`

const grouped = (fingerprint: string): string => (fingerprint.match(/.{4}/g) ?? []).join(' ')

const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' })
const instant = (at: Date): string => `${format.format(at)} (UTC)`
