import { useState } from 'react'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getCommunesByInseeMandateHolders,
  getCommunesByInseeMandates,
  type Mandate,
  postCommunesByInseeMandateGrants,
  postCommunesByInseeMandates,
  postCommunesByInseeMandatesByMandateIdGrant,
  postCommunesByInseeMandatesByMandateIdReplace,
  postCommunesByInseeMandatesByMandateIdRevoke,
} from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { formText } from '../form-text.ts'
import { termsIn, usualTerm } from '../mandate-form.ts'
import { holderKindWords, stateWords } from '../mandate-words.fr.ts'
import { texts as words } from '../mandates-texts.fr.ts'
import { territoryPaths } from '../paths.ts'
import { DpoConflicts } from '../pieces/DpoConflicts.tsx'
import { InsteadOf } from '../pieces/InsteadOf.tsx'
import { MandateCard, Signatory } from '../pieces/MandateCard.tsx'
import { MandateTerms, type MandateTermsProps } from '../pieces/MandateTerms.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { signal } = request
  const insee = params.insee ?? ''
  const search = new URL(request.url).searchParams.get('organisme')
  const known = await loaded(getCommunesByInseeMandates({ path: { insee }, signal }))
  const found = known.mayDecide
    ? await loaded(
        getCommunesByInseeMandateHolders({ path: { insee }, query: search ? { search } : {}, signal }),
      )
    : { holders: [] }
  return { insee, search, ...known, ...found }
}

/** The forms of this page say in `part` which of them they are. */
export async function action({ params, request }: ActionFunctionArgs) {
  const insee = params.insee ?? ''
  const form = await request.formData()
  const path = { insee, mandateId: formText(form, 'mandateId') }
  const headers = { 'If-Match': `"${formText(form, 'version')}"` }
  const signatory = formText(form, 'signatory')
  const insteadOf = formText(form, 'insteadOf') || null
  switch (formText(form, 'part')) {
    case 'grant':
      return submitted(
        postCommunesByInseeMandatesByMandateIdGrant({ path, headers, body: { signatory, insteadOf } }),
      )
    case 'grant-many': {
      const mandates = form.getAll('chosen').map((value) => {
        const [mandateId = '', version = ''] = String(value).split(' ')
        return { mandateId, version: Number(version) }
      })
      return submitted(postCommunesByInseeMandateGrants({ path: { insee }, body: { mandates, signatory } }))
    }
    case 'replace': {
      const body = { ...termsIn(form), signatory }
      return submitted(postCommunesByInseeMandatesByMandateIdReplace({ path, headers, body }))
    }
    case 'give': {
      const body = { ...termsIn(form), signatory, insteadOf, holderId: formText(form, 'holderId') }
      return submitted(postCommunesByInseeMandates({ path: { insee }, body }))
    }
    default: {
      const body = { reason: formText(form, 'reason') }
      return submitted(postCommunesByInseeMandatesByMandateIdRevoke({ path, body }))
    }
  }
}

export function Component() {
  const { insee, mandates, scopes, conflicts, mayDecide, holders, search } = useLoaderData<typeof loader>()
  const standing = mandates.filter(({ isStanding }) => isStanding)
  const past = mandates.filter(({ isStanding }) => !isStanding)
  return (
    <Page title={words.title} lead={words.lead}>
      <Split
        aside={
          <Card title={words.trail}>
            <p>
              <Link to={territoryPaths.trail(insee)}>{words.trail}</Link>
            </p>
            <p className="soft small">{words.trailMeaning}</p>
          </Card>
        }
      >
        <DpoConflicts conflicts={conflicts} />
        {standing.length === 0 && <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
        {mayDecide && <GrantMany proposed={standing.filter(({ state }) => state === 'proposed')} />}
        {standing.map((mandate) => (
          <MandateCard key={mandate.id} {...{ insee, mandate, scopes, mayDecide, standing }} />
        ))}
        {mayDecide ? <GiveMandate {...{ holders, scopes, search, standing }} /> : <p>{words.askToDecide}</p>}
        {past.length > 0 && (
          <Disclosure summary={words.past}>
            <Rows>
              {past.map((mandate) => (
                <Row
                  key={mandate.id}
                  end={<Tag tone={stateWords[mandate.state].tone}>{stateWords[mandate.state].word}</Tag>}
                >
                  <p>
                    <strong>{mandate.holderName}</strong>
                  </p>
                  <p className="soft small">
                    {words.days(dayInWords(mandate.fromOn), dayInWords(mandate.untilOn))}
                    {mandate.endedAt !== null &&
                      `, ${words.ended(dayInWords(dayOf(new Date(mandate.endedAt))))}`}
                  </p>
                </Row>
              ))}
            </Rows>
          </Disclosure>
        )}
      </Split>
    </Page>
  )
}

/** Only when several wait: one signature for those that are ticked. Stays to say that it is done. */
function GrantMany({ proposed }: { readonly proposed: readonly Mandate[] }) {
  const isNeeded = proposed.length > 1
  const [wasNeeded, setWasNeeded] = useState(isNeeded)
  if (isNeeded && !wasNeeded) setWasNeeded(true)
  if (!wasNeeded) return null
  return (
    <Card title={words.grantMany}>
      <ActionForm aria-label={words.grantMany} doneMessage={words.grantManyDone}>
        <input type="hidden" name="part" value="grant-many" />
        {isNeeded && (
          <>
            <p className="soft">{words.grantManyMeaning}</p>
            <Choices
              name="chosen"
              label={words.grantManyWhich}
              choices={proposed.map(({ id, version, holderName, fromOn, untilOn }) => ({
                value: `${id} ${version}`,
                label: holderName,
                hint: words.days(dayInWords(fromOn), dayInWords(untilOn)),
              }))}
              isMultiple
            />
            <Signatory />
            <div>
              <SubmitButton>{words.grantManySubmit}</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </Card>
  )
}

interface GiveMandateProps {
  readonly holders: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  readonly scopes: MandateTermsProps['scopes']
  readonly search: string | null
  readonly standing: readonly Mandate[]
}

function GiveMandate({ holders, scopes, search, standing }: GiveMandateProps) {
  return (
    <Disclosure summary={words.give} isOpen={search !== null}>
      <Stack>
        <p className="soft">{words.giveMeaning}</p>
        <Form method="get" role="search">
          <Stack>
            <TextField
              name="organisme"
              type="search"
              label={words.giveSearch}
              defaultValue={search ?? ''}
              isOptional
            />
            <div>
              <Button type="submit">{words.giveSearchSubmit}</Button>
            </div>
          </Stack>
        </Form>
        {holders.length === 0 ? (
          <p>{words.giveNone}</p>
        ) : (
          <ActionForm aria-label={words.give} isEmptiedWhenDone>
            <input type="hidden" name="part" value="give" />
            <Choices
              name="holderId"
              label={words.giveWhom}
              choices={holders.map(({ id, name, kind }) => ({
                value: id,
                label: name,
                hint: holderKindWords[kind],
              }))}
            />
            <MandateTerms scopes={scopes} {...usualTerm(new Date())} />
            <InsteadOf standing={standing} />
            <Signatory />
            <div>
              <SubmitButton look="plain">{words.giveSubmit}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Stack>
    </Disclosure>
  )
}
