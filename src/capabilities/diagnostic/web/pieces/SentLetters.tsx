import type { SentLetter } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.letter

/** The letters that went, newest first; nothing where none did. */
export function SentLetters({ sent }: { readonly sent: readonly SentLetter[] }) {
  if (sent.length === 0) return null
  return (
    <Card title={words.historyTitle}>
      <Rows>
        {sent.map((letter) => (
          <Row
            key={`${letter.sentOn} ${letter.questionIds.join(' ')}`}
            end={<span className="small soft">{words.history(letter.questionIds.length)}</span>}
          >
            {words.sentOn}
            <OnDay day={letter.sentOn} />
            <p className="small soft">
              {words.awaitedBefore}
              <OnDay day={letter.dueOn} />
            </p>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
