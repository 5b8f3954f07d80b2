import { useEffect, useState } from 'react'
import { Link, useLocation, useRouteLoaderData } from 'react-router'
import { type GetAccountNoticesResponse, getAccountNotices } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { identityPaths } from '../paths.ts'
import { recoveryTexts } from '../recovery-texts.fr.ts'
import styles from './AccountNotices.module.css'

const words = recoveryTexts.notices

/** Asked once for each reading of the frame: a page more asks nothing, an action that changed something asks again. */
const asked = new WeakMap<object, Promise<GetAccountNoticesResponse | null>>()

function askFor(frame: object): Promise<GetAccountNoticesResponse | null> {
  const before = asked.get(frame)
  if (before !== undefined) return before
  const answer = submitted(getAccountNotices())
    .then((outcome) => (outcome.ok ? outcome.value : null))
    .catch(() => null)
  asked.set(frame, answer)
  return answer
}

/** What somebody must know whichever page is open: a second proof asked soon, a recovery under way. */
export function AccountNotices() {
  const frame = useRouteLoaderData<{ readonly person: object | null }>('office')
  const { pathname } = useLocation()
  const [notices, setNotices] = useState<GetAccountNoticesResponse | null>(null)
  useEffect(() => {
    let isGone = false
    if (frame?.person)
      void askFor(frame).then((answer) => {
        if (!isGone) setNotices(answer)
      })
    else setNotices(null)
    return () => {
      isGone = true
    }
  }, [frame])
  if (notices === null) return null
  const { twoFactorsAskedFromAt, ownRecovery, demands } = notices
  const isAtAccount = pathname.startsWith(identityPaths.account)
  const elsewhere = demands
    .map((place) => ({ ...place, path: identityPaths.recoveriesOf(place) }))
    .filter(({ path }) => path !== pathname)
  const isAskedSoon = twoFactorsAskedFromAt !== null && !isAtAccount
  if (ownRecovery === null && elsewhere.length === 0 && !isAskedSoon) return null
  return (
    <div className={styles.notices}>
      {ownRecovery && (
        <Notice tone="problem" title={words.own}>
          <ActionForm action={identityPaths.account} aria-label={words.ownStop}>
            <input type="hidden" name="intent" value="stop-recovery" />
            <div>
              <SubmitButton look="plain">{words.ownStop}</SubmitButton>
            </div>
          </ActionForm>
        </Notice>
      )}
      {elsewhere.map(({ organisationId, name, path }) => (
        <p key={organisationId}>
          {words.demand(name)} <Link to={path}>{words.look}</Link>
        </p>
      ))}
      {isAskedSoon && (
        <p className="soft small">
          {words.twoFactors}
          <AtInstant at={twoFactorsAskedFromAt} />
          {words.twoFactorsAfter} <Link to={identityPaths.protection}>{words.setUp}</Link>
        </p>
      )}
    </div>
  )
}
