import type { Identity, Person } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { providerTexts } from '../provider-texts.fr.ts'
import { texts } from '../texts.fr.ts'

const words = providerTexts.card

interface IdentitiesCardProps {
  readonly person: Person
  readonly identities: readonly Identity[]
  /** The name of the provider. */
  readonly label: string
}

export function IdentitiesCard({ person, identities, label }: IdentitiesCardProps) {
  return (
    <Card title={words.title(label)}>
      {identities.length === 0 ? (
        <>
          <p>{words.none(label)}</p>
          <ActionForm aria-label={words.link(label)}>
            <input type="hidden" name="intent" value="link-identity" />
            <div>
              <SubmitButton look="plain">{words.link(label)}</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : (
        <Rows>
          {identities.map((identity) => (
            <Row key={identity.id}>
              <p>
                <strong>{identity.email}</strong>,{' '}
                {identity.siret === null ? words.noSiret : `${words.siret}${identity.siret}`}
              </p>
              {identity.siretBeside !== null && (
                <p className="soft small">
                  {identity.siretBeside.kind === 'of'
                    ? words.siretOf(identity.siretBeside.name)
                    : words.siretOfNone}
                </p>
              )}
              <p className="soft small">
                {words.linkedAt}
                <AtInstant at={identity.linkedAt} />
              </p>
              <Disclosure summary={words.unlink} isSmall>
                <ActionForm aria-label={`${words.unlink} ${identity.email}`}>
                  <input type="hidden" name="intent" value="unlink-identity" />
                  <input type="hidden" name="identityId" value={identity.id} />
                  {person.hasPassword && (
                    <PasswordField
                      name="password"
                      label={texts.fields.currentPassword}
                      autoComplete="current-password"
                    />
                  )}
                  <div>
                    <SubmitButton look="plain">{words.unlink}</SubmitButton>
                  </div>
                </ActionForm>
              </Disclosure>
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  )
}
