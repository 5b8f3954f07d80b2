import { useState } from 'react'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getOrganisationsByOrganisationId,
  getOrganisationsByOrganisationIdMandates,
  type Mandate,
  postOrganisationsByOrganisationIdMandatesByMandateIdGiveBack,
} from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { DataTable } from '../../../../ui/show/DataTable.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Columns, Stack } from '../../../../ui/show/Layout.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { formText } from '../form-text.ts'
import { texts as words } from '../holder-mandates-texts.fr.ts'
import { grantedWords, stateWords, termWords } from '../mandate-words.fr.ts'
import { holderMandateFile, territoryPaths } from '../paths.ts'
import { GiveBack } from '../pieces/GiveBack.tsx'
import { LettersForm } from '../pieces/LettersForm.tsx'

const onAPage = 100

export async function loader({ params, request: { url, signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const asked = new URL(url).searchParams
  const query = {
    search: asked.get('search') ?? '',
    state: asked.get('state') === 'all' ? ('all' as const) : ('standing' as const),
    skip: Math.max(0, Number(asked.get('skip')) || 0),
  }
  const [organisation, known] = await Promise.all([
    loaded(getOrganisationsByOrganisationId({ path, signal })),
    loaded(getOrganisationsByOrganisationIdMandates({ path, query, signal })),
  ])
  return {
    ...known,
    query,
    organisationId: path.organisationId,
    isAdministrator: organisation.seat === 'administrator',
  }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const path = { organisationId: params.organisationId ?? '', mandateId: formText(form, 'mandateId') }
  const body = { reason: formText(form, 'reason') }
  return submitted(postOrganisationsByOrganisationIdMandatesByMandateIdGiveBack({ path, body }))
}

export function Component() {
  const { mandates, total, scopes, query, organisationId, isAdministrator } = useLoaderData<typeof loader>()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [leaving, setLeaving] = useState<Mandate | null>(null)
  const labels = new Map(scopes.map(({ id, label }) => [id, label]))
  const isFiltered = query.search !== '' || query.state === 'all'
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((each) => each !== id)))
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack>
        <Actions>
          {isAdministrator && (
            <>
              <LinkButton look="main" to={territoryPaths.proposeMandates(organisationId)}>
                {words.propose}
              </LinkButton>
              <LinkButton to={territoryPaths.recordOnPaper(organisationId)}>{words.onPaper}</LinkButton>
            </>
          )}
          <LinkButton to={territoryPaths.holderRegister(organisationId)}>{words.register}</LinkButton>
          <LinkButton to={territoryPaths.whoMayInOrganisation(organisationId)}>{words.whoMay}</LinkButton>
        </Actions>
        <Form method="get" role="search" aria-label={words.filter}>
          <Stack>
            <Columns>
              <TextField
                name="search"
                type="search"
                label={words.search}
                defaultValue={query.search}
                isOptional
              />
              <SelectField
                name="state"
                label={words.show}
                options={[
                  { value: 'standing', label: words.standing },
                  { value: 'all', label: words.all },
                ]}
                defaultValue={query.state}
              />
            </Columns>
            <div>
              <Button type="submit">{words.filter}</Button>
            </div>
          </Stack>
        </Form>
        <DataTable
          caption={words.total(total)}
          rows={mandates}
          rowKey={({ id }) => id}
          empty={
            isFiltered ? (
              <p>{words.emptyFiltered}</p>
            ) : (
              <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
            )
          }
          columns={[
            {
              key: 'commune',
              header: words.commune,
              isRowHeader: true,
              cell: ({ id, communeName }) => (
                <Link to={territoryPaths.organisationMandate(organisationId, id)}>{communeName}</Link>
              ),
            },
            {
              key: 'state',
              header: words.state,
              cell: ({ state, grantedHow }) => (
                <>
                  <Tag tone={stateWords[state].tone}>{stateWords[state].word}</Tag>
                  {grantedHow !== null && grantedHow !== 'on-line' && (
                    <span className="soft small"> {grantedWords[grantedHow]}</span>
                  )}
                </>
              ),
            },
            {
              key: 'scopes',
              header: words.scopes,
              cell: (mandate) => mandate.scopes.map((id) => labels.get(id)).join(', '),
            },
            { key: 'until', header: words.days, cell: ({ untilOn }) => dayInWords(untilOn) },
            {
              key: 'documents',
              header: words.documents,
              cell: ({ id, communeName, hasPaper }) => (
                <a
                  href={holderMandateFile(organisationId, id, hasPaper ? 'paper' : 'files/convention.pdf')}
                  download
                >
                  {hasPaper ? termWords.paper : termWords.conventionPdf}
                  <span className="voice"> {communeName}</span>
                </a>
              ),
            },
            ...(isAdministrator
              ? [
                  {
                    key: 'actions',
                    header: words.actions,
                    isHeaderHidden: true,
                    cell: (mandate: Mandate) =>
                      mandate.isStanding && (
                        <Actions>
                          {mandate.state === 'proposed' && (
                            <label>
                              <input
                                type="checkbox"
                                checked={chosen.includes(mandate.id)}
                                aria-label={words.chooseFor(mandate.communeName)}
                                onChange={(event) => choose(mandate.id, event.currentTarget.checked)}
                              />{' '}
                              {words.choose}
                            </label>
                          )}
                          <Button look="quiet" aria-haspopup="dialog" onClick={() => setLeaving(mandate)}>
                            {mandate.state === 'proposed' ? words.withdraw : words.giveBack}
                            <span className="voice"> {mandate.communeName}</span>
                          </Button>
                        </Actions>
                      ),
                  },
                ]
              : []),
          ]}
        />
        <Pages total={total} query={query} />
        {isAdministrator && mandates.some(({ state }) => state === 'proposed') && (
          <LettersForm organisationId={organisationId} chosen={chosen} />
        )}
      </Stack>
      <GiveBack mandate={leaving} onClose={() => setLeaving(null)} />
    </Page>
  )
}

interface Query {
  readonly search: string
  readonly state: string
  readonly skip: number
}

function Pages({ total, query }: { readonly total: number; readonly query: Query }) {
  const to = (skip: number) => `?${new URLSearchParams({ ...query, skip: String(skip) })}`
  if (total <= onAPage) return null
  return (
    <Actions>
      {query.skip > 0 && <Link to={to(Math.max(0, query.skip - onAPage))}>{words.previous}</Link>}
      {query.skip + onAPage < total && <Link to={to(query.skip + onAPage)}>{words.next}</Link>}
    </Actions>
  )
}
