import type { PostOrganisationsByOrganisationIdMandatesResponse } from '../../../../api-client/index.ts'
import { DataTable } from '../../../../ui/show/DataTable.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { texts as words } from '../holder-mandates-texts.fr.ts'

export type Batch = PostOrganisationsByOrganisationIdMandatesResponse

/** What came of each code. */
export function BatchResults({ batch }: { readonly batch: Batch }) {
  return (
    <Notice tone="success" isLive title={words.results}>
      <DataTable
        caption={words.results}
        isCaptionHidden
        rows={batch.lines}
        rowKey={({ asked }) => asked}
        columns={[
          { key: 'asked', header: words.asked, cell: ({ asked }) => asked },
          {
            key: 'name',
            header: words.commune,
            isRowHeader: true,
            cell: ({ name, insee, asked }) =>
              `${name ?? '–'}${insee !== null && insee !== asked ? ` (${words.merged(insee)})` : ''}`,
          },
          { key: 'outcome', header: words.outcome, cell: ({ outcome }) => words.outcomes[outcome] },
        ]}
      />
    </Notice>
  )
}
