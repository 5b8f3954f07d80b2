import { useState } from 'react'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { incidentFiles } from '../paths.ts'
import { phonesTexts } from '../phones-texts.fr.ts'
import { saveFile } from '../save-file.ts'

const words = phonesTexts.envelopes

interface Envelope {
  readonly batchId: string
  readonly number: number
  readonly madeAt: string
  readonly usedAt: string | null
  readonly usedByName: string | null
  readonly revokedAt: string | null
}

interface Batch {
  readonly codes: readonly { readonly number: number; readonly code: string }[]
}

interface EnvelopesCardProps {
  readonly insee: string
  readonly envelopes: readonly Envelope[]
}

/** Codes that wait on paper: made in a batch, shown once, cancelled together. */
export function EnvelopesCard({ insee, envelopes }: EnvelopesCardProps) {
  const [made, setMade] = useState<Batch | null>(null)
  const [isNotPrinted, setIsNotPrinted] = useState(false)
  const print = async ({ codes }: Batch) => {
    const asked = saveFile(incidentFiles.envelopes(insee), { codes }, new AbortController().signal)
    const saved = await asked.catch(() => null)
    setIsNotPrinted(saved === null || !saved.ok)
  }
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      {made !== null && (
        <Notice
          tone="success"
          isLive
          title={words.once}
          actions={<Button onClick={() => void print(made)}>{words.print}</Button>}
        >
          <p>{words.onceMeaning}</p>
          {isNotPrinted && <p>{words.notPrinted}</p>}
          <ul>
            {made.codes.map(({ number, code }) => (
              <li key={code}>
                {words.number(number)} : <strong className="code">{code}</strong>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {envelopes.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Rows>
          {[...batchesOf(envelopes)].map(([batchId, batch]) => (
            <BatchRow key={batchId} batchId={batchId} batch={batch} />
          ))}
        </Rows>
      )}
      <ActionForm<Batch> aria-label={words.title} onDone={setMade}>
        <input type="hidden" name="part" value="envelopes" />
        <TextField
          name="count"
          label={words.count}
          inputMode="numeric"
          width="short"
          defaultValue="2"
          maxLength={2}
        />
        <Actions>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}

function BatchRow({ batchId, batch }: { readonly batchId: string; readonly batch: readonly Envelope[] }) {
  const sealed = batch.filter(({ usedAt, revokedAt }) => usedAt === null && revokedAt === null).length
  const used = batch.flatMap(({ number, usedAt, usedByName }) =>
    usedAt === null ? [] : [words.used(number, usedByName ?? '?')],
  )
  return (
    <Row
      end={
        sealed > 0 && (
          <ActionForm aria-label={words.revoke} doneMessage={words.revoked}>
            <input type="hidden" name="part" value="batch" />
            <input type="hidden" name="batchId" value={batchId} />
            <SubmitButton look="plain">{words.revoke}</SubmitButton>
          </ActionForm>
        )
      }
    >
      <p>{words.batch(instantInWords(new Date(batch[0]?.madeAt ?? '')))}</p>
      <p className="soft small">{[words.sealed(sealed), ...used].join(' · ')}</p>
    </Row>
  )
}

function batchesOf(envelopes: readonly Envelope[]): Map<string, readonly Envelope[]> {
  const batches = new Map<string, readonly Envelope[]>()
  for (const one of envelopes) batches.set(one.batchId, [...(batches.get(one.batchId) ?? []), one])
  return batches
}
