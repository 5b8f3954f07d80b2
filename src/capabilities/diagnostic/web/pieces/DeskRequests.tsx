import type { ProviderDesk } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { deskTexts as words } from '../desk-texts.fr.ts'

/** The town halls that asked, where each stands, and room for one more link. */
export function DeskRequests({ requests }: { readonly requests: ProviderDesk['requests'] }) {
  return (
    <Card title={words.othersTitle}>
      {requests.length > 0 && (
        <Rows>
          {requests.map(({ requestId, communeName, askedBy, expiresAt, state, sentCount }) => {
            const expiresOn = dayOf(new Date(expiresAt))
            return (
              <Row
                key={requestId}
                end={sentCount > 0 && <span className="small soft">{words.sentSoFar(sentCount)}</span>}
              >
                <strong>{communeName}</strong>
                <span className="soft">
                  {words.communeColon}
                  {state === 'open' ? words.state.open(expiresOn) : words.state[state]}
                </span>
                {state === 'open' && (
                  <p className="small soft">
                    {words.asked(askedBy)}
                    <OnDay day={expiresOn} />
                  </p>
                )}
              </Row>
            )
          })}
        </Rows>
      )}
      <Disclosure summary={words.addTitle}>
        <p className="small soft">{words.addMeaning}</p>
        <ActionForm aria-label={words.addTitle} isEmptiedWhenDone doneMessage={words.added}>
          <input type="hidden" name="intent" value="add" />
          <TextField name="link" label={words.add} maxLength={500} spellCheck={false} />
          <div>
            <SubmitButton look="plain">{words.addSubmit}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
      {requests.length > 0 && (
        <ActionForm aria-label={words.forget}>
          <input type="hidden" name="intent" value="forget" />
          <SubmitButton look="quiet">{words.forget}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  )
}
