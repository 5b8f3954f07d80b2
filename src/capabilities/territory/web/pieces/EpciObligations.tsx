import type { CommuneSpace, ObligationHere } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { texts } from '../obligations-texts.fr.ts'
import { ObligationRows } from './ObligationRows.tsx'

interface EpciObligationsProps {
  readonly epci: CommuneSpace['epci']
  readonly alone: readonly ObligationHere[]
  readonly shared: readonly ObligationHere[]
}

const words = texts

/** What is not the commune's to do. */
export function EpciObligations({ epci, alone, shared }: EpciObligationsProps) {
  if (epci === null) return <p className="soft">{words.noEpci}</p>
  return (
    <Card title={words.epci(epci.name)}>
      <p className="soft">{words.epciMeaning}</p>
      <ObligationRows obligations={alone} />
      {shared.length > 0 && (
        <Disclosure summary={words.shared(shared.length)}>
          <ul>
            {shared.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  )
}
