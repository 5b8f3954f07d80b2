import { useCallback, useEffect, useRef, useState } from 'react'
import { postSignInPasskeyBegin } from '../../../../api-client/index.ts'
import { useAction } from '../../../../ui/forms/use-action.ts'
import { submitted } from '../../../../ui/http.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { answerWithPasskey, knowsPasskeys, mayOfferUnderField } from '../passkey-device.ts'
import { passkeyTexts } from '../passkey-texts.fr.ts'

interface PasskeySignInProps {
  /** Also proposes the keys of this device under the field of the address, as a password manager does. */
  readonly isOfferedUnderField?: boolean
  readonly look?: 'main' | 'plain'
}

/** Sent with `intent` = `passkey`: what the device answered, as JSON in `response`. */
export function PasskeySignIn({ isOfferedUnderField = false, look = 'plain' }: PasskeySignInProps) {
  const { submit, isBusy, problem } = useAction()
  const [happened, setHappened] = useState<string | null>(null)
  const underWay = useRef<AbortController | null>(null)

  const ask = useCallback(
    async (underField: boolean) => {
      // A browser answers one request at a time: the one under the field gives way to the button.
      underWay.current?.abort()
      const controller = new AbortController()
      underWay.current = controller
      const begun = await submitted(postSignInPasskeyBegin({ signal: controller.signal })).catch(() => null)
      if (begun === null || controller.signal.aborted) return
      const answer = begun.ok
        ? await answerWithPasskey(begun.value, { underField, signal: controller.signal })
        : null
      if (controller.signal.aborted) return
      if (answer === null) {
        if (!underField) setHappened(begun.ok ? passkeyTexts.signIn.notAnswered : begun.error.detail)
        return
      }
      setHappened(null)
      void submit({ intent: 'passkey', response: JSON.stringify(answer) }, { method: 'post' })
    },
    [submit],
  )

  useEffect(() => {
    if (!isOfferedUnderField) return
    let isLeft = false
    void mayOfferUnderField().then((mayOffer) => {
      if (mayOffer && !isLeft) void ask(true)
    })
    return () => {
      isLeft = true
      underWay.current?.abort()
    }
  }, [isOfferedUnderField, ask])

  if (!knowsPasskeys()) return null
  return (
    <>
      <div>
        <Button look={look} isBusy={isBusy} onClick={() => void ask(false)}>
          {passkeyTexts.signIn.button}
        </Button>
      </div>
      {problem ? (
        <Notice tone="problem" isLive title={problem.title}>
          <p>{problem.detail}</p>
        </Notice>
      ) : (
        happened !== null && <Notice tone="problem" isLive title={happened} />
      )}
    </>
  )
}
