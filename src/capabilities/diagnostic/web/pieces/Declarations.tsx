import type { ProviderDeclaration } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { requestTexts } from '../request-texts.fr.ts'
import { DeclarationToRead } from './DeclarationToRead.tsx'

const words = requestTexts.declared

interface DeclarationsProps {
  readonly insee: string
  readonly declarations: readonly ProviderDeclaration[]
}

/** What the provider declares: what waits to be read, each beside the commune's own answer; then what was decided. */
export function Declarations({ insee, declarations }: DeclarationsProps) {
  const waiting = declarations.filter(({ decision }) => decision === null)
  const decided = declarations.filter(({ decision }) => decision !== null)
  return (
    <>
      {waiting.map((one) => (
        <DeclarationToRead key={one.id} insee={insee} declaration={one} />
      ))}
      {decided.length > 0 && (
        <Card title={requestTexts.pastTitle}>
          <Disclosure summary={`${requestTexts.pastTitle} (${decided.length})`} isOpen={waiting.length === 0}>
            <Rows>
              {decided.map((one) => (
                <Row
                  key={one.id}
                  end={
                    one.decision !== null && (
                      <Tag tone={one.decision === 'confirmed' ? 'good' : 'plain'}>
                        {words.decision[one.decision]}
                      </Tag>
                    )
                  }
                >
                  {one.questionText}
                  <p className="small">
                    <strong>{one.replyLabel}</strong>{' '}
                    <span className="soft">
                      {words.by(one.declaredBy)}
                      <AtInstant at={one.sentAt} />
                    </span>
                  </p>
                  {one.decidedAt !== null && one.decidedBy !== null && (
                    <p className="small soft">
                      {words.decidedBy(one.decidedBy)}
                      <AtInstant at={one.decidedAt} />
                    </p>
                  )}
                  {one.decisionNote !== null && <p className="small">{one.decisionNote}</p>}
                </Row>
              ))}
            </Rows>
          </Disclosure>
        </Card>
      )}
    </>
  )
}
