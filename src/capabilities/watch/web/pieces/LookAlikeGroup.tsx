import type { LookAlike } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import type { LookAlikeGroup as Group } from '../look-alike-groups.ts'
import { texts } from '../look-alike-texts.fr.ts'
import { LookAlikeRow, type SortedAs } from './LookAlikeRow.tsx'

export interface LookAlikeGroupProps {
  readonly group: Group
  readonly names: readonly LookAlike[]
  readonly isBusy: boolean
  readonly onSort: (lookAlike: LookAlike, sortedAs: SortedAs) => void
}

/** The names of one group; those that ask for nothing are folded away. */
export function LookAlikeGroup({ group, names, isBusy, onSort }: LookAlikeGroupProps) {
  const rows = (
    <Rows>
      {names.map((lookAlike) => (
        <LookAlikeRow
          key={lookAlike.name}
          lookAlike={lookAlike}
          isBusy={isBusy}
          onSort={(sortedAs) => onSort(lookAlike, sortedAs)}
        />
      ))}
    </Rows>
  )
  const asks = group === 'toSort' || group === 'suspect'
  return (
    <Card title={texts.groups[group]} aside={<span className="small soft">{texts.names(names.length)}</span>}>
      <p className="soft">{texts.explained[group]}</p>
      {asks ? rows : <Disclosure summary={texts.show(names.length)}>{rows}</Disclosure>}
    </Card>
  )
}
