import type { Act, Area, Right } from '../../../kernel/right.ts'

/** Who a person is, in a commune or in an organisation that serves communes. */
export const roles = [
  'administrator',
  'secretary',
  'elected',
  'dpo',
  'provider',
  'aidant',
  'relay-agent',
  'relay-administrator',
] as const
export type Role = (typeof roles)[number]

/** The role of a row or an invitation, whose constraint lists the same ones; another name is a bug. */
export function roleNamed(name: string): Role {
  const role = roles.find((each) => each === name)
  if (role === undefined) throw new Error(`no role is called ${name}`)
  return role
}

const aidantStaysInDays = 61

/** When a role given today ends by itself; null when it lasts until somebody ends it. An aidant stays two months. */
export function endOfRole(role: Role, now: Date): Date | null {
  return role === 'aidant' ? new Date(now.getTime() + aidantStaysInDays * 24 * 60 * 60 * 1000) : null
}

/** Roles that a commune gives to its own people. */
export const communeRoles = ['administrator', 'secretary', 'elected', 'dpo', 'provider', 'aidant'] as const
export type CommuneRole = (typeof communeRoles)[number]

/** Roles in an organisation that serves communes: a relay, an EPCI, a pooled DPO, a provider. */
export const servingRoles = ['relay-agent', 'relay-administrator'] as const
export type ServingRole = (typeof servingRoles)[number]

/** What a commune may open to another organisation, as it is named in the convention. */
export const mandateScopes = [
  'presence',
  'plan',
  'alerts',
  'incident',
  'backups',
  'rgpd',
  'training',
  'procurement',
] as const
export type MandateScope = (typeof mandateScopes)[number]

const both = ['read', 'write'] as const
const read = ['read'] as const

type Rights = Readonly<Partial<Record<Area, readonly Act[]>>>

const everyday: Rights = {
  space: both,
  presence: both,
  diagnostic: both,
  plan: both,
  evidence: both,
  people: read,
  mandates: read,
  trail: read,
  approvals: read,
  assigned: both,
  alerts: both,
  incident: both,
  backups: both,
  rgpd: both,
  training: both,
  procurement: both,
}

/**
 * What each role may do in the commune it belongs to. An agent of a relay holds nothing by the role alone: the areas
 * that the mandates open bound it (`areasOf`).
 */
export const rightsOfRole: Readonly<Record<Role, Rights>> = {
  administrator: { ...everyday, people: both, mandates: both, approvals: both },
  secretary: everyday,
  elected: {
    space: read,
    presence: read,
    diagnostic: read,
    plan: read,
    evidence: read,
    people: read,
    mandates: both,
    trail: read,
    approvals: both,
    alerts: read,
    incident: both,
    backups: read,
    rgpd: read,
    training: read,
    procurement: read,
  },
  dpo: {
    space: read,
    presence: read,
    diagnostic: read,
    plan: read,
    evidence: read,
    people: read,
    mandates: read,
    trail: read,
    alerts: read,
    incident: both,
    rgpd: both,
  },
  provider: { assigned: both },
  aidant: { space: read, diagnostic: both, evidence: both },
  'relay-agent': everyday,
  'relay-administrator': everyday,
}

/** What each scope of a mandate opens. Names and numbers of the commune come with any of them. */
export const areasOfScope: Readonly<Record<MandateScope, readonly Area[]>> = {
  presence: ['space', 'presence'],
  plan: ['space', 'diagnostic', 'plan', 'evidence'],
  alerts: ['space', 'alerts'],
  incident: ['space', 'incident'],
  backups: ['space', 'backups', 'evidence'],
  rgpd: ['space', 'rgpd'],
  training: ['space', 'training'],
  procurement: ['space', 'procurement'],
}

/** What these scopes leave to be read only, whatever the role: the commune says itself who it is. */
const readOnlyUnderMandate: ReadonlySet<Area> = new Set<Area>(['space'])

/** The rights of a role in its own commune. */
export function rightsIn(role: Role): ReadonlySet<Right> {
  return new Set(
    Object.entries(rightsOfRole[role]).flatMap(([area, acts]) =>
      acts.map((act): Right => `${area as Area}:${act}`),
    ),
  )
}

/** The rights of an agent of the holder of a mandate, in the commune that gave it. */
export function rightsUnderMandate(role: Role, scopes: readonly MandateScope[]): ReadonlySet<Right> {
  const opened = new Set(scopes.flatMap((scope) => areasOfScope[scope]))
  return new Set(
    [...rightsIn(role)].filter((right) => {
      const [area, act] = right.split(':') as [Area, Act]
      return opened.has(area) && (act === 'read' || !readOnlyUnderMandate.has(area))
    }),
  )
}
