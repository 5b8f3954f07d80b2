import type { CriticalRecord } from '../../../../api-client/index.ts'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { type CriticalDraft, criticalChangeOf } from '../critical-change.ts'
import { questionTexts } from '../question-texts.fr.ts'
import { CriticalRecordSaid } from './CriticalRecordSaid.tsx'

interface CriticalConflictProps {
  readonly problem: Problem
  readonly saved: CriticalRecord
  readonly draft: CriticalDraft
  readonly onKeepSaved: () => void
  readonly onKeepDraft: () => void
}

const words = questionTexts.conflict

/** Somebody else filled in the same line in between: both, with who and when. */
export function CriticalConflict({ problem, saved, draft, onKeepSaved, onKeepDraft }: CriticalConflictProps) {
  return (
    <TwoVersions
      title={problem.title}
      detail={problem.detail}
      saved={{
        title: (
          <>
            {words.saidBy(saved.savedBy ?? words.somebody)}
            {saved.savedAt && <AtInstant at={saved.savedAt} />}
          </>
        ),
        content: <CriticalRecordSaid said={saved} />,
        keepLabel: words.keepTheirs,
        onKeep: onKeepSaved,
      }}
      yours={{
        title: words.yours,
        content: <CriticalRecordSaid said={criticalChangeOf(draft)} />,
        keepLabel: words.keepYours,
        onKeep: onKeepDraft,
      }}
    />
  )
}
