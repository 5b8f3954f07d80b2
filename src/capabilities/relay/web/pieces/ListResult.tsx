import { useEffect, useRef } from 'react'
import type { ListPreview } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { addTexts as words } from '../add-texts.fr.ts'

type Line = ListPreview['lines'][number]

const outcomes = ['found', 'merged', 'already-listed', 'duplicate', 'unsure', 'unknown'] as const

const columns: readonly Column<Line>[] = [
  { key: 'line', header: words.columns.line, isRowHeader: true, cell: ({ line }) => line },
  { key: 'given', header: words.columns.given, cell: ({ given }) => given },
  { key: 'outcome', header: words.columns.outcome, cell: ({ outcome }) => words.outcomes[outcome] },
  { key: 'commune', header: words.columns.commune, cell: communeToday },
]

function communeToday({ commune, candidates }: Line): string {
  if (commune !== null) return `${commune.name} (${commune.insee})`
  return candidates.length === 0
    ? words.noneKnown
    : words.among(candidates.map(({ name, insee }) => `${name} (${insee})`).join(', '))
}

/** As many as one reads; the rest is the same, and the file at hand has it. */
const linesShown = 200

/** What was understood of a list: the counts, the lines that need an eye, and the one button that keeps the rest. */
export function ListResult({ preview }: { readonly preview: ListPreview }) {
  const { lines, insees } = preview
  const result = useRef<HTMLDivElement>(null)
  // Nothing of the new result is read yet: the focus goes to it, whatever stood there before.
  useEffect(() => {
    if (lines.length > 0) result.current?.focus()
  }, [lines])
  const toLookAt = lines.filter(({ outcome }) => outcome !== 'found' && outcome !== 'already-listed')
  const isLeftOut = lines.some(({ outcome }) => outcome === 'unknown' || outcome === 'unsure')
  return (
    <Card title={words.resultTitle}>
      <Stack>
        <Notice
          ref={result}
          tone={insees.length > 0 ? 'success' : 'info'}
          title={words.ready(insees.length)}
          holds={isLeftOut ? words.leftOut : undefined}
        >
          <ul>
            {outcomes.map((outcome) => {
              const count = lines.filter((line) => line.outcome === outcome).length
              return count > 0 && <li key={outcome}>{words.counts[outcome](count)}</li>
            })}
          </ul>
        </Notice>
        {toLookAt.length > 0 && (
          <DataTable
            caption={words.toLookAt}
            columns={columns}
            rows={toLookAt.slice(0, linesShown)}
            rowKey={({ line }) => String(line)}
          />
        )}
        {toLookAt.length > linesShown && (
          <p className="soft small">{words.more(toLookAt.length - linesShown)}</p>
        )}
        {insees.length > 0 && (
          <ActionForm aria-label={words.resultTitle}>
            <input type="hidden" name="insees" value={insees.join(' ')} />
            <SubmitButton busyLabel={words.keeping}>{words.keep(insees.length)}</SubmitButton>
          </ActionForm>
        )}
      </Stack>
    </Card>
  )
}
