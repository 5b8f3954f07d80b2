import { useState } from 'react'
import type { Mandate } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Dialog } from '../../../../ui/show/Dialog.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { grantedWords, stateWords, termWords } from '../mandate-words.fr.ts'
import { texts as words } from '../mandates-texts.fr.ts'
import { communeMandateFile } from '../paths.ts'
import { InsteadOf } from './InsteadOf.tsx'
import { MandateDocuments } from './MandateDocuments.tsx'
import { MandateTerms, type MandateTermsProps } from './MandateTerms.tsx'

interface MandateCardProps {
  readonly insee: string
  readonly mandate: Mandate
  readonly scopes: MandateTermsProps['scopes']
  readonly mayDecide: boolean
  /** All those of the commune that stand, this one among them. */
  readonly standing: readonly Mandate[]
}

/** One mandate that stands or waits, and what the commune can do about it. */
export function MandateCard({ insee, mandate, scopes, mayDecide, standing }: MandateCardProps) {
  const [asked, setAsked] = useState<'grant' | 'end' | null>(null)
  const { state, holderName } = mandate
  const isProposed = state === 'proposed'
  const opened = scopes.filter(({ id }) => mandate.scopes.includes(id))
  const close = () => setAsked(null)
  return (
    <Card title={holderName} aside={<Tag tone={stateWords[state].tone}>{stateWords[state].word}</Tag>}>
      <Stack>
        <div>
          <p>{isProposed ? words.proposedBy(holderName) : words.opened}</p>
          <ul>
            {opened.map(({ id, label, opens }) => (
              <li key={id}>
                <strong>{label}</strong> : {opens}
              </li>
            ))}
          </ul>
          <p>
            {words.days(dayInWords(mandate.fromOn), dayInWords(mandate.untilOn))}.{' '}
            {words.notice(mandate.breachNoticeHours)}
          </p>
          <HowGranted mandate={mandate} />
        </div>
        <Disclosure summary={words.documents} isSmall>
          <MandateDocuments
            hasPaper={mandate.hasPaper}
            fileOf={(name) => communeMandateFile(insee, mandate.id, name)}
          />
          <p className="soft small">{words.lawNote}</p>
        </Disclosure>
        {mayDecide && (
          <>
            <Actions>
              {isProposed && (
                <Button look="main" aria-haspopup="dialog" onClick={() => setAsked('grant')}>
                  {words.grant}
                </Button>
              )}
              <Button
                look={isProposed ? 'plain' : 'alarm'}
                aria-haspopup="dialog"
                onClick={() => setAsked('end')}
              >
                {isProposed ? words.decline : words.revoke}
                <span className="voice"> {holderName}</span>
              </Button>
            </Actions>
            {!isProposed && (
              <Disclosure summary={words.change}>
                <ActionForm aria-label={words.change}>
                  <Hidden part="replace" mandate={mandate} />
                  <MandateTerms
                    scopes={scopes}
                    chosen={mandate.scopes}
                    fromOn={mandate.fromOn}
                    untilOn={mandate.untilOn}
                    breachNoticeHours={mandate.breachNoticeHours}
                  />
                  <Signatory />
                  <div>
                    <SubmitButton look="plain">{words.changeSubmit}</SubmitButton>
                  </div>
                </ActionForm>
              </Disclosure>
            )}
          </>
        )}
      </Stack>
      <Dialog title={words.grantTitle(holderName)} isOpen={asked === 'grant'} onClose={close}>
        <p>{words.grantMeaning}</p>
        <ActionForm aria-label={words.grantTitle(holderName)} onDone={close}>
          <Hidden part="grant" mandate={mandate} />
          <InsteadOf standing={standing} taker={holderName} />
          <Signatory />
          <Actions>
            <Button onClick={close}>{words.close}</Button>
            <SubmitButton>{words.grant}</SubmitButton>
          </Actions>
        </ActionForm>
      </Dialog>
      <Dialog
        title={isProposed ? words.declineTitle(holderName) : words.revokeTitle(holderName)}
        isOpen={asked === 'end'}
        onClose={close}
      >
        <p>{isProposed ? words.declineMeaning : words.revokeMeaning}</p>
        <ActionForm aria-label={words.revokeTitle(holderName)} onDone={close}>
          <Hidden part="end" mandate={mandate} />
          <LongTextField name="reason" label={words.reason} hint={words.reasonHint} isOptional rows={2} />
          <Actions>
            <Button onClick={close}>{words.close}</Button>
            <SubmitButton look="alarm">{isProposed ? words.decline : words.revoke}</SubmitButton>
          </Actions>
        </ActionForm>
      </Dialog>
    </Card>
  )
}

/** « Signé sur papier le 3 mars 2026 par M. Durand, maire. » */
export function HowGranted({ mandate }: { readonly mandate: Mandate }) {
  const { grantedHow, signatory, paperSignedOn, grantedOn } = mandate
  if (grantedHow === null || grantedOn === null) return null
  return (
    <p className="soft small">
      {grantedWords[grantedHow]} {words.paperOn(dayInWords(paperSignedOn ?? grantedOn))}
      {signatory !== null && ` ${words.by(signatory)}`}.
    </p>
  )
}

export function Signatory() {
  return (
    <TextField
      name="signatory"
      label={termWords.signatory}
      hint={termWords.signatoryHint}
      maxLength={120}
      autoComplete="off"
    />
  )
}

function Hidden({ part, mandate }: { readonly part: string; readonly mandate: Mandate }) {
  return (
    <>
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="mandateId" value={mandate.id} />
      <input type="hidden" name="version" value={mandate.version} />
    </>
  )
}
