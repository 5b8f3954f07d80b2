import type { RefObject } from 'react'
import type { CommuneSpace, ProfileChange, StructureKind } from '../../../../api-client/index.ts'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { changeIn, changeOf } from '../commune-change.ts'
import { texts } from '../commune-texts.fr.ts'

const words = texts.conflict

export interface CommuneConflictProps {
  /** A 412 of `saveCommune`. */
  readonly problem: Problem
  readonly yours: RefObject<HTMLFormElement | null>
  readonly structures: readonly StructureKind[]
  readonly isBusy: boolean
  readonly onKeepSaved: (space: CommuneSpace) => void
  readonly onKeepYours: (currentVersion: number) => void
}

/** Somebody else described the commune in between: both descriptions, and one button under each. */
export function CommuneConflict(props: CommuneConflictProps) {
  const { problem, yours, structures, isBusy, onKeepSaved, onKeepYours } = props
  const saved = problem.extra.saved as CommuneSpace
  const written = yours.current ? changeIn(new FormData(yours.current), saved) : changeOf(saved)
  return (
    <TwoVersions
      title={problem.title}
      detail={problem.detail}
      isBusy={isBusy}
      saved={{
        title: words.saved,
        content: <Described change={changeOf(saved)} structures={structures} />,
        keepLabel: words.keepSaved,
        onKeep: () => onKeepSaved(saved),
      }}
      yours={{
        title: words.yours,
        content: <Described change={written} structures={structures} />,
        keepLabel: words.keepYours,
        onKeep: () => onKeepYours(saved.profile.version),
      }}
    />
  )
}

interface DescribedProps {
  readonly change: ProfileChange
  readonly structures: readonly StructureKind[]
}

function Described({ change, structures }: DescribedProps) {
  const { mailAddress, hasNoMail, siteUrl, hasNoSite, workstations, providerKind } = change
  return (
    <Facts
      facts={[
        { label: words.mail, value: mailAddress ?? (hasNoMail ? words.none : words.unsaid) },
        { label: words.site, value: siteUrl ?? (hasNoSite ? words.none : words.unsaid) },
        { label: words.workstations, value: workstations ?? words.unsaid },
        { label: words.provider, value: texts.providers[providerKind] },
        {
          label: words.structures,
          value: structures
            .filter(({ id }) => change.structures.includes(id))
            .map(({ label }) => label)
            .join(', '),
        },
      ]}
    />
  )
}
