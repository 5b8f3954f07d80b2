import type { Role } from '../domain/rights.ts'

/** What a person is in a commune or a relay, and what that lets them do. */
export const roleTexts: Readonly<Record<Role, { readonly label: string; readonly hint: string }>> = {
  administrator: {
    label: 'Administre',
    hint: 'Tout faire, y compris inviter et retirer des personnes, et confier un mandat.',
  },
  secretary: {
    label: 'Secrétariat',
    hint: 'Répondre aux questions, suivre le plan, imprimer les documents.',
  },
  elected: {
    label: 'Élu',
    hint: 'Tout lire, approuver, et confier ou retirer un mandat.',
  },
  dpo: {
    label: 'Délégué à la protection des données',
    hint: 'Lire l’état des lieux et le plan, tenir les registres.',
  },
  provider: {
    label: 'Prestataire',
    hint: 'Voir seulement ce que vous lui confiez, et y répondre.',
  },
  aidant: {
    label: 'Aidant',
    hint: 'Mener l’état des lieux avec vous, pendant deux mois au plus.',
  },
  'relay-agent': {
    label: 'Agent de l’organisme',
    hint: 'Suivre les communes, dans la limite de leur mandat.',
  },
  'relay-administrator': {
    label: 'Administre l’organisme',
    hint: 'En plus, inviter des collègues et proposer des mandats.',
  },
}
