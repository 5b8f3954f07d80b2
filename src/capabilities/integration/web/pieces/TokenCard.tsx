import type { ApiToken } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { offeredRights, rightWords, tokenTexts as words } from '../token-texts.fr.ts'

const tones = { 'in-use': 'good', expired: 'plain', revoked: 'plain' } as const

/** One token, without its secret: whose, what it opens, when it was last used; and the end of it. */
export function TokenCard({ token }: { readonly token: ApiToken }) {
  const { id, name, state, beginsWith, createdByName, createdAt, expiresAt, lastUsedAt, revokedAt } = token
  return (
    <Card title={name} aside={<Tag tone={tones[state]}>{words.states[state]}</Tag>}>
      <Stack>
        <Facts
          facts={[
            { label: words.begins, value: <code>{beginsWith}…</code> },
            {
              label: words.lastUsed,
              value: lastUsedAt === null ? words.neverUsed : <AtInstant at={lastUsedAt} />,
            },
            revokedAt === null
              ? { label: words.until, value: <AtInstant at={expiresAt} /> }
              : { label: words.revokedOn, value: <AtInstant at={revokedAt} /> },
            {
              label: words.madeBy,
              value: (
                <>
                  {createdByName}, <AtInstant at={createdAt} />
                </>
              ),
            },
          ]}
        />
        <Disclosure summary={words.may} isSmall>
          <Opened title={words.reads} rights={token.rights} act="read" />
          <Opened title={words.writes} rights={token.rights} act="write" />
        </Disclosure>
        {state === 'in-use' && (
          <Disclosure summary={words.revokeOne(name)} isSmall>
            <ActionForm aria-label={words.revokeOne(name)}>
              <input type="hidden" name="part" value="revoke" />
              <input type="hidden" name="tokenId" value={id} />
              <p>{words.revokeMeaning}</p>
              <div>
                <SubmitButton look="alarm">{words.confirmRevoke}</SubmitButton>
              </div>
            </ActionForm>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

interface OpenedProps {
  readonly title: string
  readonly rights: ApiToken['rights']
  readonly act: 'read' | 'write'
}

function Opened({ title, rights, act }: OpenedProps) {
  const opened = offeredRights.filter((right) => right.endsWith(`:${act}`) && rights.includes(right))
  if (opened.length === 0) return null
  return (
    <>
      <p>{title}&nbsp;:</p>
      <ul>
        {opened.map((right) => (
          <li key={right}>{rightWords[right]}</li>
        ))}
      </ul>
    </>
  )
}
