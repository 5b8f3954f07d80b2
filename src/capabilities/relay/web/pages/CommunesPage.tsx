import { lazy, Suspense, useState } from 'react'
import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  useLoaderData,
  useParams,
  useSearchParams,
} from 'react-router'
import {
  deleteOrganisationsByOrganisationIdPortfolioByInsee,
  getOrganisationsByOrganisationIdPortfolio,
  getOrganisationsByOrganisationIdPortfolioOutline,
  type PortfolioRow,
  postOrganisationsByOrganisationIdPortfolioMergers,
  putOrganisationsByOrganisationIdPortfolioByInseeNote,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { communesTexts as words } from '../communes-texts.fr.ts'
import { relayFiles, relayPaths } from '../paths.ts'
import { CommuneFilters } from '../pieces/CommuneFilters.tsx'
import styles from '../pieces/CommuneTable.module.css'
import { CommuneTable, sortable } from '../pieces/CommuneTable.tsx'
import { askedOf, searchWith } from '../portfolio-search.ts'

const rowsOnPage = 100

/** For a note, now and then. */
const ListedCommune = lazy(() =>
  import('../pieces/ListedCommune.tsx').then((module) => ({ default: module.ListedCommune })),
)

export async function loader({ params, request }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const { signal } = request
  const asked = Object.fromEntries(askedOf(new URL(request.url).searchParams))
  // The API refuses in words what an address written by hand makes wrong.
  const query = asked as Parameters<typeof getOrganisationsByOrganisationIdPortfolio>[0]['query']
  const [outline, list] = await Promise.all([
    loaded(getOrganisationsByOrganisationIdPortfolioOutline({ path, signal })),
    loaded(getOrganisationsByOrganisationIdPortfolio({ path, signal, ...(query && { query }) })),
  ])
  return { outline, list }
}

/** The forms of this page say in `part` which of them they are. */
export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const written = (name: string) => String(form.get(name) ?? '')
  const path = { organisationId: params.organisationId ?? '', insee: written('insee') }
  switch (written('part')) {
    case 'note':
      return submitted(
        putOrganisationsByOrganisationIdPortfolioByInseeNote({ path, body: { note: written('note') } }),
      )
    case 'take-off':
      return submitted(deleteOrganisationsByOrganisationIdPortfolioByInsee({ path }))
    default:
      return submitted(postOrganisationsByOrganisationIdPortfolioMergers({ path }))
  }
}

export function Component() {
  const { outline, list } = useLoaderData<typeof loader>()
  const { organisationId = '' } = useParams()
  const [search] = useSearchParams()
  const [opened, setOpened] = useState<PortfolioRow | null>(null)
  const add = (
    <LinkButton look="main" to={relayPaths.addCommunes(organisationId)}>
      {words.add}
    </LinkButton>
  )
  if (outline.total === 0)
    return (
      <Page title={words.title} lead={words.lead(0, 0)}>
        <Card>
          <EmptyState title={words.emptyTitle} action={add}>
            {words.empty}
          </EmptyState>
        </Card>
      </Page>
    )
  const from = (list.page - 1) * rowsOnPage + 1
  return (
    <Page title={words.title} lead={words.lead(outline.total, outline.byStanding['in-force'])}>
      <Stack>
        {outline.moved.length > 0 && (
          <Notice
            title={words.moved(outline.moved.length)}
            actions={
              <ActionForm>
                <SubmitButton look="plain">{words.follow}</SubmitButton>
              </ActionForm>
            }
          >
            {outline.moved.slice(0, 5).map(({ insee, into, name }) => (
              <p key={insee}>{words.movedTo(insee, name, into)}</p>
            ))}
          </Notice>
        )}
        <Actions>
          {add}
          <LinkButton isFile to={relayFiles.communes(organisationId, askedOf(search).toString())}>
            {words.export}
          </LinkButton>
        </Actions>
        <Card>
          <CommuneFilters organisationId={organisationId} outline={outline} />
        </Card>
        <Card>
          <SortLinks />
          {list.rows.length === 0 ? (
            <EmptyState
              title={words.noneTitle}
              action={<LinkButton to={relayPaths.communes(organisationId)}>{words.clear}</LinkButton>}
            >
              {words.none}
            </EmptyState>
          ) : (
            <CommuneTable
              rows={list.rows}
              caption={words.caption(from, from + list.rows.length - 1, list.total)}
              onOpen={setOpened}
            />
          )}
          {list.pageCount > 1 && <PageLinks page={list.page} pageCount={list.pageCount} />}
          <p className="soft small">{words.withoutMandate}</p>
        </Card>
      </Stack>
      {opened && (
        <Suspense>
          <ListedCommune row={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </Page>
  )
}

/** Links, so that the order too is in the address; the one in use says which way it goes. */
function SortLinks() {
  const [search] = useSearchParams()
  const current = search.get('sort') ?? 'name'
  const isDescending = search.get('order') === 'desc'
  return (
    <nav aria-label={words.sort} className={styles.sorts}>
      <span className="soft small">{words.sort}</span>
      {sortable.map((column) => {
        const isCurrent = column === current
        const order = isCurrent && !isDescending ? 'desc' : 'asc'
        return (
          <Link
            key={column}
            className="small"
            aria-current={isCurrent || undefined}
            to={`?${searchWith(search, { sort: column, order })}`}
            preventScrollReset
          >
            {words.columns[column]}
            {isCurrent && <span aria-hidden="true">{isDescending ? ' ↓' : ' ↑'}</span>}
            {isCurrent && <span className="voice">{isDescending ? words.descending : words.ascending}</span>}
          </Link>
        )
      })}
    </nav>
  )
}

function PageLinks({ page, pageCount }: { readonly page: number; readonly pageCount: number }) {
  const [search] = useSearchParams()
  const to = (number: number) => `?${searchWith(search, { page: String(number) })}`
  return (
    <nav aria-label={words.pages} className={styles.pages}>
      {page > 1 && <LinkButton to={to(page - 1)}>{words.previous}</LinkButton>}
      <span>{words.pageOf(page, pageCount)}</span>
      {page < pageCount && <LinkButton to={to(page + 1)}>{words.next}</LinkButton>}
    </nav>
  )
}
