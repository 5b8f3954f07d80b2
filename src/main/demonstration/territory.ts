import type { Upkeep } from './invented-outside.ts'

/**
 * The territory of the demonstration: the community of communes of the Clunisois, 41 real communes whose names and
 * populations come from the directory. People, addresses, answers and findings are invented.
 */
export const epciSiren = '200040293'

/** The commune in which a visitor arrives: 247 inhabitants, four computers. */
export const firstCommune = '71147'

/** Numbers that the French regulator keeps for fiction (ARCEP, décision 2018-0881): nobody answers them. */
export const inventedPhones = {
  mayor: '06 39 98 12 40',
  provider: '03 53 01 44 10',
  relay: '03 53 01 44 20',
  insurer: '03 53 01 44 30',
  prefecture: '03 53 01 44 40',
  dpo: '03 53 01 44 50',
} as const

export type Said = 'yes' | 'partly' | 'no' | 'dont-know' | 'provider-knows'

/** How far a commune has come; the communes follow each other through the list. */
export interface Style {
  readonly upkeep: Upkeep
  readonly hasOwnDomain: boolean
  readonly hasSite: boolean
  readonly workstations: number
  /** Share of the questionnaire answered, from 0 to 1. */
  readonly answered: number
  /** The replies given, over and over. */
  readonly replies: readonly Said[]
}

export const styles: readonly Style[] = [
  {
    upkeep: 'no-dmarc',
    hasOwnDomain: true,
    hasSite: true,
    workstations: 4,
    answered: 0.5,
    replies: ['yes', 'dont-know', 'no', 'yes', 'partly'],
  },
  {
    upkeep: 'in-order',
    hasOwnDomain: true,
    hasSite: true,
    workstations: 6,
    answered: 1,
    replies: ['yes', 'yes', 'partly', 'yes', 'dont-know'],
  },
  {
    upkeep: 'http-only',
    hasOwnDomain: false,
    hasSite: true,
    workstations: 2,
    answered: 0.2,
    replies: ['dont-know', 'no', 'dont-know'],
  },
  {
    upkeep: 'expiring',
    hasOwnDomain: true,
    hasSite: true,
    workstations: 3,
    answered: 0.7,
    replies: ['yes', 'no', 'provider-knows', 'yes'],
  },
  {
    upkeep: 'weak-dmarc',
    hasOwnDomain: true,
    hasSite: true,
    workstations: 5,
    answered: 0.4,
    replies: ['partly', 'yes', 'dont-know', 'yes', 'no'],
  },
  {
    upkeep: 'no-spf',
    hasOwnDomain: false,
    hasSite: false,
    workstations: 1,
    answered: 0.2,
    replies: ['no', 'dont-know'],
  },
  {
    upkeep: 'silent-dns',
    hasOwnDomain: true,
    hasSite: true,
    workstations: 2,
    answered: 0.3,
    replies: ['yes', 'dont-know', 'yes'],
  },
  {
    upkeep: 'expired',
    hasOwnDomain: true,
    hasSite: true,
    workstations: 3,
    answered: 0.3,
    replies: ['no', 'no', 'yes', 'dont-know'],
  },
]

/** A name in a domain that nobody owns: the demonstration asks nothing of the outside. */
export function inventedDomain(communeName: string): string {
  const plain = communeName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return `${plain}-demonstration.fr`
}

const providers = new Set(['orange.fr'])
const upkeeps = new Map<string, Upkeep>()

/** Remembers how the invented domain of a commune is kept. */
export function keepDomain(domain: string, upkeep: Upkeep): void {
  upkeeps.set(domain, upkeep)
}

/** Null: no such domain in the demonstration. */
export function upkeepOfDomain(domain: string): Upkeep | null {
  return providers.has(domain) ? 'in-order' : (upkeeps.get(domain) ?? null)
}
