import type { Area } from '../../../kernel/right.ts'
import type { MandateScope } from '../domain/rights.ts'

/** What each area is called by those who keep it. */
export const areaTexts: Readonly<Record<Area, string>> = {
  space: 'La fiche de la commune et les numéros à appeler',
  presence: 'Ce qui se voit de l’extérieur',
  diagnostic: 'L’état des lieux',
  plan: 'Le plan d’action',
  evidence: 'Les preuves et les fichiers',
  people: 'Les personnes et leurs invitations',
  mandates: 'Les mandats',
  trail: 'Le journal des accès',
  approvals: 'Les approbations',
  assigned: 'Ce qui est confié à un prestataire',
  alerts: 'Les alertes',
  incident: 'Les incidents',
  backups: 'Les sauvegardes',
  rgpd: 'Les registres du RGPD',
  training: 'La formation',
  procurement: 'Les achats',
}

/** The scopes of a mandate, as the convention names them. */
export const scopeTexts: Readonly<Record<MandateScope, string>> = {
  presence: 'Présence en ligne',
  plan: 'Plan',
  alerts: 'Alertes',
  incident: 'Incident',
  backups: 'Sauvegardes',
  rgpd: 'RGPD',
  training: 'Formation',
  procurement: 'Achats',
}

export const texts = {
  title: 'Qui peut quoi',
  lead: 'Ce que chaque rôle lit et modifie dans une commune, et ce qu’un mandat ouvre à un relais. Personne ne voit rien d’autre, et personne d’une autre commune ne voit rien.',
  settings: 'Réglages',
  organisation: 'Organisation',
  roles: 'Dans la commune',
  rolesMeaning:
    'Le rôle se choisit en invitant la personne. Qui modifie lit aussi. L’aidant part de lui-même au bout de deux mois. Le prestataire ne voit que ce que vous lui confiez.',
  rolesCaption: 'Ce que chaque rôle lit et modifie',
  what: 'Quoi',
  both: 'Modifie',
  read: 'Lit',
  none: 'Rien',
  mandates: 'Sous un mandat',
  mandatesMeaning:
    'Un relais, une intercommunalité ou un délégué mutualisé ne voit que ce que le mandat nomme, du premier au dernier jour, et plus rien dès que la commune le retire. Chacun de ses accès est écrit au journal de la commune.',
  mandatesCaption: 'Ce que chaque partie d’un mandat ouvre',
  scope: 'Le mandat porte sur',
  opens: 'Il ouvre',
  always: (areas: string) => `Tout mandat ouvre aussi, en lecture seule : ${areas}.`,
  seats:
    'Chez le relais, un agent suit les communes dans cette limite. Une personne qui administre le relais peut en plus inviter des collègues et proposer des mandats ; elle ne voit rien de plus d’une commune.',
} as const
