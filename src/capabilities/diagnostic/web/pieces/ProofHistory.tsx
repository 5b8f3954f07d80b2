import type { ReactNode } from 'react'
import type { ProofSeen } from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { History, HistoryEntry } from '../../../../ui/show/History.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { Sign } from '../../../../ui/show/Sign.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { sizeInWords } from '../in-words.ts'
import { measureTexts } from '../measure-texts.fr.ts'
import { diagnosticFiles } from '../paths.ts'
import { kindOfProof, rawRecord, toldIn } from '../proof-seen.ts'

interface ProofHistoryProps {
  readonly insee: string
  readonly history: readonly ProofSeen[]
  /** Under the line of time: the form that adds one. */
  readonly children: ReactNode
}

const words = measureTexts.measure

/** Everything seen or said of the measure, newest first. */
export function ProofHistory({ insee, history, children }: ProofHistoryProps) {
  return (
    <Card title={words.historyTitle}>
      {history.length === 0 ? (
        <EmptyState headingLevel={3} title={words.nothingTitle}>
          {words.nothing}
        </EmptyState>
      ) : (
        <History label={words.historyLabel}>
          {history.map((proof) => (
            <HistoryEntry
              key={proof.id}
              kind={kindOfProof(proof)}
              title={`${dayInWords(dayOf(new Date(proof.observedAt)))}, ${headlineOf(proof)}`}
              detail={<ProofDetail proof={proof} />}
            >
              <RawProof proof={proof} />
              {proof.file && (
                <LinkButton look="quiet" isFile to={diagnosticFiles.proof(insee, proof.file.id)}>
                  <Sign name="download" />
                  {words.file(proof.file.name, sizeInWords(proof.file.sizeInBytes))}
                </LinkButton>
              )}
            </HistoryEntry>
          ))}
        </History>
      )}
      {children}
    </Card>
  )
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const headlineOf = ({ sourceLabel, verdictLabel }: ProofSeen): string =>
  `${lowered(sourceLabel)}\u00a0: ${lowered(verdictLabel)}`

function ProofDetail({ proof }: { readonly proof: ProofSeen }) {
  const { by, note, reason } = toldIn(proof.detail)
  return (
    <>
      <p>{proof.summary}</p>
      {reason !== null && <p>{words.reason(reason)}</p>}
      {note !== null && <p>{words.note(note)}</p>}
      {(proof.expiresAt !== null || (by !== null && proof.source === 'document')) && (
        <p>
          {by !== null && proof.source === 'document' && `${words.broughtBy(by)} · `}
          {proof.expiresAt !== null && (
            <>
              {proof.isExpired ? words.expiredSince : words.validUntil}
              <OnDay day={dayOf(new Date(proof.expiresAt))} />
            </>
          )}
        </p>
      )}
    </>
  )
}

/** What a machine saw, to the letter. */
function RawProof({ proof }: { readonly proof: ProofSeen }) {
  const record = rawRecord(proof)
  return record === null ? null : (
    <Disclosure summary={words.record}>
      <Record text={record} copyLabel={words.copyRecord} />
    </Disclosure>
  )
}
