import type { IncidentCase } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { roomTexts } from '../room-texts.fr.ts'

const words = roomTexts.people

/** Who writes in this case, the last one first. */
export function PeopleCard({ view }: { readonly view: IncidentCase }) {
  return (
    <Card title={words.title}>
      {view.people.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Rows>
          {view.people.map(({ name, lastAt }) => (
            <Row key={`${name} ${lastAt}`}>
              <p>{name}</p>
              <p className="soft small">
                {words.last} <Moment at={lastAt} />
              </p>
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  )
}
