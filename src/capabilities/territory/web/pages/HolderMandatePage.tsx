import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getOrganisationsByOrganisationId,
  getOrganisationsByOrganisationIdMandatesByMandateId,
  type Mandate,
  postOrganisationsByOrganisationIdMandatesByMandateIdGiveBack,
} from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Split } from '../../../../ui/show/Layout.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { formText } from '../form-text.ts'
import { texts as words } from '../holder-mandates-texts.fr.ts'
import { stateWords, termWords } from '../mandate-words.fr.ts'
import { holderMandateFile, territoryPaths } from '../paths.ts'
import { DpoConflicts } from '../pieces/DpoConflicts.tsx'
import { GiveBack } from '../pieces/GiveBack.tsx'
import { HowGranted } from '../pieces/MandateCard.tsx'
import { MandateDocuments } from '../pieces/MandateDocuments.tsx'

const pathOf = ({ organisationId = '', mandateId = '' }: LoaderFunctionArgs['params']) => ({
  organisationId,
  mandateId,
})

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = pathOf(params)
  const [{ seat }, known] = await Promise.all([
    loaded(getOrganisationsByOrganisationId({ path, signal })),
    loaded(getOrganisationsByOrganisationIdMandatesByMandateId({ path, signal })),
  ])
  return { ...path, ...known, isAdministrator: seat === 'administrator' }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const reason = formText(await request.formData(), 'reason')
  const path = pathOf(params)
  return submitted(postOrganisationsByOrganisationIdMandatesByMandateIdGiveBack({ path, body: { reason } }))
}

/** One mandate as its holder reads it: what it opens, until when, its papers, and what stands in the way. */
export function Component() {
  const { organisationId, mandate, scopes, conflicts, isAdministrator } = useLoaderData<typeof loader>()
  const [leaving, setLeaving] = useState<Mandate | null>(null)
  const { word, tone } = stateWords[mandate.state]
  return (
    <Page
      title={words.oneTitle(mandate.communeName)}
      breadcrumb={[
        { label: words.title, path: territoryPaths.organisationMandates(organisationId) },
        { label: mandate.communeName },
      ]}
      lead={
        <>
          <Tag tone={tone}>{word}</Tag> {words.term(dayInWords(mandate.fromOn), dayInWords(mandate.untilOn))}
        </>
      }
    >
      <Split
        aside={
          <Card title={words.papers}>
            <MandateDocuments
              hasPaper={mandate.hasPaper}
              fileOf={(name) => holderMandateFile(organisationId, mandate.id, name)}
            />
          </Card>
        }
      >
        <DpoConflicts conflicts={conflicts} />
        <Card title={termWords.scopes}>
          <ul>
            {scopes
              .filter(({ id }) => mandate.scopes.includes(id))
              .map(({ id, label, opens }) => (
                <li key={id}>
                  <strong>{label}</strong> : {opens}
                </li>
              ))}
          </ul>
          <p>{words.notice(mandate.breachNoticeHours)}</p>
          <HowGranted mandate={mandate} />
          <Ended mandate={mandate} />
        </Card>
        <Actions>
          {mandate.state === 'in-force' && (
            <LinkButton look="main" to={territoryPaths.commune(mandate.insee)}>
              {words.goTo(mandate.communeName)}
            </LinkButton>
          )}
          {isAdministrator && mandate.isStanding && (
            <Button look="quiet" aria-haspopup="dialog" onClick={() => setLeaving(mandate)}>
              {mandate.state === 'proposed' ? words.withdraw : words.giveBackThis}
            </Button>
          )}
        </Actions>
      </Split>
      <GiveBack mandate={leaving} onClose={() => setLeaving(null)} />
    </Page>
  )
}

function Ended({ mandate: { endedAt, endReason } }: { readonly mandate: Mandate }) {
  if (endedAt === null) return null
  return (
    <p>
      {words.endedOn(dayInWords(dayOf(new Date(endedAt))))}
      {endReason !== null && ` ${words.because(endReason)}`}
    </p>
  )
}
