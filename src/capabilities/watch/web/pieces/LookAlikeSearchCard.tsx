import type { LookAlikes } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { texts } from '../look-alike-texts.fr.ts'
import type { VisitStanding } from '../visit-standing.ts'
import { StartSearch } from './StartSearch.tsx'

const words = texts.search

export interface LookAlikeSearchCardProps extends Pick<LookAlikes, 'untold'> {
  readonly last: NonNullable<LookAlikes['last']>
  readonly standing: VisitStanding
}

/** What was tried and when, what could not be told, and the button that searches again. */
export function LookAlikeSearchCard({ last, untold, standing }: LookAlikeSearchCardProps) {
  return (
    <Card title={words.title}>
      {last.finishedAt && (
        <p>
          {words.lastAt}
          <Moment at={last.finishedAt} />.
        </p>
      )}
      <p>{words.tried(last.namesTotal)}</p>
      {untold.length > 0 && (
        <>
          <p>{words.untold(untold.length)}</p>
          <Disclosure summary={words.whichUntold} isSmall>
            <ul>
              {untold.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
      <p className="soft small">{words.quiet}</p>
      {standing !== 'under-way' && <StartSearch label={words.again} />}
    </Card>
  )
}
