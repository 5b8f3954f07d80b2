import * as platform from '../../platform/seal.ts'

const purpose = 'beffroi webhook secret v1'

export const seal = (secret: string, installationKey: string): string =>
  platform.seal(secret, installationKey, purpose)

/** Throws when the text was changed, or sealed by another installation. */
export const unseal = (sealed: string, installationKey: string): string =>
  platform.unseal(sealed, installationKey, purpose)
