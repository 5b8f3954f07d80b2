/**
 * The addresses of this slice. The secret of a link stands after `#`: browsers never send that part, so no log of
 * any server holds it.
 */
export const identityPaths = {
  signIn: '/connexion',
  secondFactor: '/connexion/code',
  providerReturn: '/connexion/retour',
  recovery: '/connexion/recuperation',
  stopRecoveryLink: (token: string) => `/connexion/arreter#${token}`,
  /** Where the administrators of a place look at the accounts asked back. */
  recoveriesOf: ({ insee, organisationId }: { insee: string | null; organisationId: string }) =>
    insee === null ? `/organisations/${organisationId}/recuperations` : `/communes/${insee}/recuperations`,
  signOut: '/deconnexion',
  account: '/compte',
  protection: '/compte/protection',
  secondFactorSetUp: '/compte/code',
  setUp: '/premiere-ouverture',
  setUpLink: (token: string) => `/premiere-ouverture#${token}`,
  invitationLink: (token: string) => `/invitation#${token}`,
  directSignInLink: (token: string) => `/connexion-directe#${token}`,
} as const

/** In the address of the account, after a recovery code has served: how many are left. */
export const codesLeftParameter = 'codes-restants'
