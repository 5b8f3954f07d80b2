import type { ProviderRequests } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { requestTexts as words } from '../request-texts.fr.ts'

/** The providers of this installation to whom the commune may hand questions and actions. */
export function NamedProviders({ providers }: Pick<ProviderRequests, 'providers'>) {
  return (
    <Card title={words.nameTitle}>
      <p className="small soft">{words.nameMeaning}</p>
      {providers.length > 0 && (
        <Rows>
          {providers.map(({ providerId, name }) => (
            <Row
              key={providerId}
              end={
                <ActionForm aria-label={`${words.end} : ${name}`} doneMessage={words.ended}>
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="providerId" value={providerId} />
                  <SubmitButton look="quiet">{words.end}</SubmitButton>
                </ActionForm>
              }
            >
              {name}
            </Row>
          ))}
        </Rows>
      )}
      <ActionForm aria-label={words.nameTitle} doneMessage={words.named} isEmptiedWhenDone>
        <input type="hidden" name="intent" value="name" />
        <TextField name="siren" label={words.siren} inputMode="numeric" width="medium" maxLength={15} />
        <div>
          <SubmitButton look="plain">{words.name}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
