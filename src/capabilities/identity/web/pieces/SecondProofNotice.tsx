import type { Person } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { passkeyTexts } from '../passkey-texts.fr.ts'
import { identityPaths } from '../paths.ts'

const words = passkeyTexts.notice

/** For somebody whose role asks for two factors, now or soon, and whose session proved one. */
export function SecondProofNotice({ person }: { readonly person: Person }) {
  const { factors, twoFactorsNeededFromAt } = person
  if (factors === 2 || twoFactorsNeededFromAt === null) return null
  const isSoon = new Date(twoFactorsNeededFromAt) > new Date()
  const title = isSoon ? (
    <>
      {words.before}
      <AtInstant at={twoFactorsNeededFromAt} />
      {words.after}
    </>
  ) : (
    words.now
  )
  return (
    <Notice title={title} actions={<LinkButton to={identityPaths.protection}>{words.setUp}</LinkButton>} />
  )
}
