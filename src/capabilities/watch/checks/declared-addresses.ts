import { judgeDeclared } from '../domain/declared.ts'
import type { Check } from './check.ts'

/** What the declared addresses say by themselves. */
export const declaredAddresses: Check = {
  name: 'declared-addresses',
  async run({ target }) {
    return { issues: judgeDeclared(target) }
  },
}
