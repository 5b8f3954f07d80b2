import { dayInWords, dayOf } from '../../../kernel/day.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import type { Deletion } from '../departure/departure-store.ts'

export interface AttestationInput {
  readonly letterhead: Letterhead
  readonly deletion: Deletion
}

/** What each group of tables is to a person; the others are counted together. */
const groups: readonly { readonly words: string; readonly tables: RegExp }[] = [
  { words: 'réponses et leur historique', tables: /^(diagnostic|framework)\./ },
  { words: 'preuves et pièces jointes', tables: /^evidence\./ },
  { words: 'actions, événements et commentaires du plan', tables: /^plan\./ },
  { words: 'visites et constats', tables: /^watch\./ },
  { words: 'lignes du journal des accès', tables: /^territory\.access$/ },
  { words: 'mandats', tables: /^territory\.mandate$/ },
  { words: 'accès de personnes', tables: /^territory\.member$/ },
]

/** « 12 réponses et leur historique », in the order of the groups, without what there was none of. */
export function countedInWords(counts: Readonly<Record<string, number>>): string[] {
  const left = new Map(Object.entries(counts))
  const lines = groups.flatMap(({ words, tables }) => {
    const names = [...left.keys()].filter((name) => tables.test(name))
    const sum = names.reduce((total, name) => total + (left.get(name) ?? 0), 0)
    for (const name of names) left.delete(name)
    return sum === 0 ? [] : [`${words} : ${sum}`]
  })
  const others = [...left.values()].reduce((total, count) => total + count, 0)
  return others === 0 ? lines : [...lines, `autres enregistrements : ${others}`]
}

export const deletionAttestation: DocumentForm<AttestationInput> = {
  file: new URL('./deletion-attestation.typ', import.meta.url),
  fill({ letterhead, deletion }): DocumentContent & Record<string, unknown> {
    const { name, insee, askedOn, deletedAt, counts, fingerprint } = deletion
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return {
      ...headOf('Attestation de suppression', letterhead, {
        kind: 'internal',
        label: 'À garder par la commune',
        mention: 'Ce document ne contient aucune donnée personnelle.',
        footer: 'Attestation de suppression',
      }),
      kicker: `${name} (code INSEE ${insee})`,
      intro: [
        `La suppression de l’espace de ${name} a été demandée le ${dayInWords(askedOn)} par une personne qui l’administrait. Après trente jours pendant lesquels elle pouvait être annulée, tout ce que cette installation de Beffroi tenait pour la commune a été supprimé le ${dayInWords(dayOf(deletedAt))} : ${total} enregistrements.`,
      ],
      counted: countedInWords(counts),
      fingerprintMeaning:
        'Calculée sur toutes les tables juste avant la suppression (SHA-256). Un export fait ce jour-là porte la même : il peut être reconnu comme complet.',
      fingerprint,
      remains: [
        'L’installation garde cette attestation, le nom et le code de la commune, et rien d’autre.',
        'Les sauvegardes de l’installation contiennent encore ces données jusqu’à leur propre effacement : demandez ce délai à la personne qui tient l’installation.',
      ],
    }
  },
}
