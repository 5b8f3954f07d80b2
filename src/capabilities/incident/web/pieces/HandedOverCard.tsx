import type { HandOvers } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { handOverTexts as words } from '../hand-over-texts.fr.ts'

/** The links that were made, how often each was opened, and a way to end them. */
export function HandedOverCard({ choices: { handOvers, tlps } }: { readonly choices: HandOvers }) {
  return (
    <Card title={words.doneTitle}>
      {handOvers.length === 0 && <p className="soft">{words.none}</p>}
      <Rows>
        {handOvers.map((one) => {
          const { id, recipient, tlp, parts, madeAt, madeBy, openings, revokedAt, expiresAt } = one
          const mark = tlps.find((known) => known.id === tlp)?.mark ?? tlp
          return (
            <Row key={id}>
              <strong>{recipient}</strong>
              <p className="small soft">{words.line(mark, instantInWords(new Date(madeAt)), madeBy)}</p>
              <p className="small">{parts.join(', ')}</p>
              <p className="small">
                {words.openings(openings)} ·{' '}
                {revokedAt === null ? words.until(instantInWords(new Date(expiresAt))) : words.ended}
              </p>
              {revokedAt === null && (
                <ActionForm aria-label={`${words.revoke}${words.of(recipient)}`}>
                  <input type="hidden" name="revoke" value={id} />
                  <SubmitButton look="plain">
                    <span>
                      {words.revoke}
                      <span className="voice">{words.of(recipient)}</span>
                    </span>
                  </SubmitButton>
                </ActionForm>
              )}
            </Row>
          )
        })}
      </Rows>
    </Card>
  )
}
