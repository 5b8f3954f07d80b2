import { useState } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { getCommunesByInseeIncidents, postCommunesByInseeIncidents } from '../../../../api-client/index.ts'
import { fail } from '../../../../kernel/result.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Split } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { fieldsOf, instantIn } from '../instant-in.ts'
import { listTexts as words } from '../list-texts.fr.ts'
import { incidentFiles, incidentPaths } from '../paths.ts'
import { newId } from '../phone/new-id.ts'
import { textIn } from '../read-case.ts'

type Kind = keyof typeof words.kinds
type Listed = Awaited<ReturnType<typeof loader>>['incidents'][number]

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const { incidents } = await loaded(getCommunesByInseeIncidents({ path: { insee }, signal }))
  return { insee, incidents }
}

export async function action({ params: { insee = '' }, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const begunAt = instantIn(textIn(form, 'day'), textIn(form, 'time'))
  if (begunAt === null)
    return fail({
      ...{ type: 'about:blank', title: words.wrongTitle, status: 422, detail: null, extra: {} },
      errors: [{ pointer: '/time', detail: words.wrongTime }],
    })
  const opened = await submitted(
    postCommunesByInseeIncidents({
      path: { insee },
      body: {
        id: String(form.get('id')),
        kind: String(form.get('kind')),
        isExercise: form.get('isExercise') === 'on',
        begunAt,
      },
    }),
  )
  return opened.ok ? redirect(incidentPaths.room(insee, opened.value.id)) : opened
}

export function Component() {
  const { insee, incidents } = useLoaderData<typeof loader>()
  const open = incidents.filter(({ closedAt }) => closedAt === null)
  const closed = incidents.filter(({ closedAt }) => closedAt !== null)
  return (
    <Page title={words.title} lead={words.lead}>
      <Split
        aside={
          <>
            <NewCase insee={insee} open={open.find(({ isExercise }) => !isExercise) ?? null} />
            <CalmTime insee={insee} />
          </>
        }
      >
        {incidents.length === 0 && (
          <Card>
            <EmptyState title={words.empty}>
              <p>{words.emptyMeaning}</p>
            </EmptyState>
          </Card>
        )}
        {open.length > 0 && <Cases title={words.open} insee={insee} incidents={open} />}
        {closed.length > 0 && <Cases title={words.closed} insee={insee} incidents={closed} />}
      </Split>
    </Page>
  )
}

const kindInWords = (kind: string): string => words.kinds[kind as Kind] ?? words.kinds.unknown

function Cases({
  title,
  insee,
  incidents,
}: {
  readonly title: string
  readonly insee: string
  readonly incidents: readonly Listed[]
}) {
  return (
    <Card title={title}>
      <Rows>
        {incidents.map(({ id, kind, isExercise, openedAt, closedAt }) => (
          <Row key={id} end={isExercise && <Tag tone="soon">{words.exercise}</Tag>}>
            <p>
              <Link to={incidentPaths.room(insee, id)}>{kindInWords(kind)}</Link>
            </p>
            <p className="soft small">
              {closedAt === null
                ? words.since(instantInWords(new Date(openedAt)))
                : words.closedOn(instantInWords(new Date(closedAt)))}
            </p>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function NewCase({ insee, open }: { readonly insee: string; readonly open: Listed | null }) {
  const [id] = useState(newId)
  const [now] = useState(() => fieldsOf(new Date()))
  return (
    <Card title={words.new}>
      {open !== null && (
        <Notice
          title={words.alreadyOpen}
          actions={
            <LinkButton look="main" to={incidentPaths.room(insee, open.id)}>
              {words.continueThere}
            </LinkButton>
          }
        >
          <p>{words.sameIncident}</p>
        </Notice>
      )}
      <ActionForm aria-label={words.new}>
        <input type="hidden" name="id" value={id} />
        <SelectField
          name="kind"
          label={words.kind}
          width="full"
          defaultValue="unknown"
          options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        <TextField name="day" type="date" label={words.seenOn} defaultValue={now.day} width="medium" />
        <TextField
          name="time"
          label={words.seenAt}
          hint={words.seenAtHint}
          defaultValue={now.time}
          width="short"
        />
        <Checkbox name="isExercise" label={words.isExercise} hint={words.isExerciseHint} />
        <Actions>
          <SubmitButton look={open === null ? 'main' : 'plain'}>{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}

function CalmTime({ insee }: { readonly insee: string }) {
  return (
    <Card title={words.calmTime}>
      <p>
        <a href={incidentFiles.kit(insee)} download>
          {words.kit}
        </a>
      </p>
      <p>
        <a href={incidentFiles.cards(insee)} download>
          {words.cards}
        </a>
      </p>
      <p>
        <Link to={incidentPaths.phones(insee)}>{words.phones}</Link>
      </p>
      <p>
        <Link to={incidentPaths.knownVoice(insee)}>{words.knownVoice}</Link>
      </p>
    </Card>
  )
}
