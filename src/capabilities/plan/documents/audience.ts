import type { Audience } from '../../../platform/documents/form.ts'

/**
 * What the public may read and what it may not.
 * Source: code des relations entre le public et l’administration (CRPA), art. L311-5, 2°, d; its use for security
 * audits: CADA, avis 20172766 of 7 September 2017. Read on 22 November 2026, confidence V2.
 */
const secrecyOfWeaknesses = 'code des relations entre le public et l’administration, article L311-5, 2°, d'

export const publicAudience: Audience = {
  kind: 'public',
  label: 'Document public',
  mention:
    'Il peut être lu en séance, affiché et communiqué à toute personne. Il ne contient aucun détail technique : ceux-ci figurent dans une annexe confidentielle, gardée en mairie.',
  footer: 'Document public, communicable à toute personne',
}

export const confidentialAudience: Audience = {
  kind: 'confidential',
  label: 'Document non communicable au public',
  mention: `Il décrit des points faibles de l’informatique communale. Le communiquer porterait atteinte à la sécurité des systèmes d’information des administrations (${secrecyOfWeaknesses}). Peuvent le lire : le maire, le secrétariat de mairie, le délégué à la protection des données, ainsi que le prestataire et le relais chargés de l’informatique. Ne le joignez ni à une délibération, ni au compte rendu du conseil ; ne l’envoyez pas par un courriel ordinaire.`,
  footer: 'Confidentiel, non communicable (CRPA, art. L311-5, 2°, d)',
}

export const workingAudience: Audience = {
  kind: 'internal',
  label: 'Document de travail interne',
  mention: `Pour le maire, le secrétariat de mairie et les personnes chargées de ces actions. Il dit ce qui reste à corriger : ne le publiez pas et ne le joignez pas à une délibération (${secrecyOfWeaknesses}).`,
  footer: 'Usage interne, non communicable (CRPA, art. L311-5, 2°, d)',
}
