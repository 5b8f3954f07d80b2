/**
 * The parts of what a commune keeps that a role or a mandate opens, each to read or to write. Who holds which right
 * is data: `territory/domain/rights.ts`.
 */
export const areas = [
  /** Size, addresses, structures, numbers to call. */
  'space',
  /** What is seen from outside. */
  'presence',
  'diagnostic',
  'plan',
  'evidence',
  /** Who belongs to the commune. */
  'people',
  'mandates',
  /** Who looked at what, under which mandate. */
  'trail',
  /** What an elected official says yes or no to. */
  'approvals',
  /** Questions and actions handed to one provider, and nothing else. */
  'assigned',
  'alerts',
  'incident',
  'backups',
  'rgpd',
  'training',
  'procurement',
] as const
export type Area = (typeof areas)[number]

export const acts = ['read', 'write'] as const
export type Act = (typeof acts)[number]

export type Right = `${Area}:${Act}`

/** An organisation that is no commune asks this of its own people. */
export type Seat = 'agent' | 'administrator'
