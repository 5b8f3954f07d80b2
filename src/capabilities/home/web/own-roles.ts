/** The three people whose number nobody else can give. */
export const ownRoles = ['mayor', 'provider', 'insurer'] as const
export type OwnRole = (typeof ownRoles)[number]
