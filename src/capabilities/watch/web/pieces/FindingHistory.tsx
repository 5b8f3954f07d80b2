import type { Finding } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { History, HistoryEntry } from '../../../../ui/show/History.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { evidenceText } from '../evidence-text.ts'
import { type Run, runsOf } from '../runs.ts'
import { texts } from '../texts.fr.ts'
import { stateOfVerdict } from '../verdicts.ts'
import { texts as visitTexts } from '../visit-texts.fr.ts'

const words = texts.finding

/** What changed and when, newest first; visits in a row that saw the same make one line. */
export function FindingHistory({ history }: { readonly history: readonly Finding[] }) {
  return (
    <History label={words.history}>
      {runsOf(history).map((run, index) => (
        <RunEntry key={run.finding.observedAt} run={run} isRawShown={index > 0} />
      ))}
    </History>
  )
}

interface RunEntryProps {
  readonly run: Run
  /** The newest stands in full elsewhere on the page. */
  readonly isRawShown: boolean
}

function RunEntry({ run: { finding, count, sinceAt }, isRawShown }: RunEntryProps) {
  const { verdict, meaning, evidence } = finding
  return (
    <HistoryEntry
      kind={stateOfVerdict[verdict]}
      title={
        <>
          {visitTexts.verdicts[verdict]}, {count > 1 ? words.since : words.observed}
          <Moment at={sinceAt} />
        </>
      }
      detail={
        <>
          {meaning} {count > 1 && words.seenTimes(count)}
        </>
      }
    >
      {isRawShown && (
        <Disclosure summary={words.rawSummary} isSmall>
          <Record text={evidenceText(evidence)} copyLabel={words.copyRaw} />
        </Disclosure>
      )}
    </HistoryEntry>
  )
}
