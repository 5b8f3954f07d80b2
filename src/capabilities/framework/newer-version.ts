import type { Tx } from '../../platform/db/database.ts'
import { type LibraryRow, librariesFor } from './library-store.ts'
import type { Opened } from './opened.ts'

/** The newest version of the framework that the organisation could turn to; null when it has it. */
export async function newerVersion(
  tx: Tx,
  organisationId: string,
  { assessment, library }: Opened,
): Promise<LibraryRow | null> {
  const versions = (await librariesFor(tx, organisationId)).filter(
    ({ urn, version, frameworks }) =>
      urn === library.urn &&
      version > library.version &&
      frameworks.some((framework) => framework.urn === assessment.frameworkUrn),
  )
  return versions.toSorted((one, other) => other.version - one.version)[0] ?? null
}
