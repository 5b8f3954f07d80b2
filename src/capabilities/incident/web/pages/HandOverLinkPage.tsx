import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { postHandOver } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { linkTexts as words } from '../hand-over-texts.fr.ts'
import { incidentFiles } from '../paths.ts'
import { saveFile } from '../save-file.ts'

/** The secret stands after `#`, which no server sees; null when the link was cut. */
function tokenInAddress(): string | null {
  const token = window.location.hash.slice(1)
  return /^[\w-]{20,100}$/.test(token) ? token : null
}

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  const token = tokenInAddress()
  return token === null ? null : loaded(postHandOver({ body: { token }, signal }))
}

export async function action({ request: { signal } }: ActionFunctionArgs) {
  return saveFile(incidentFiles.packageBehindLink, { token: tokenInAddress() }, signal)
}

/** What a CSIRT sees of a link, without account: from whom, under which mark, and the package. */
export function Component() {
  const handed = useLoaderData<typeof loader>()
  if (handed === null)
    return (
      <Page title={words.title} width="reading">
        <Notice tone="problem" title={words.broken} toDo={words.brokenToDo} />
      </Page>
    )
  const { commune, recipient, mark, meaning, parts, isExercise, sha256, sizeInBytes, expiresAt } = handed
  return (
    <Page title={words.title} width="reading" lead={words.from(commune)}>
      <Stack>
        {isExercise && <Notice title={words.exercise} />}
        <Card title={mark}>
          <p>{meaning}</p>
          <Facts
            facts={[
              { label: words.facts.recipient, value: recipient },
              { label: words.holds, value: parts.join(', ') },
              { label: words.facts.size, value: words.inMegabytes(sizeInBytes) },
              {
                label: words.facts.sha256,
                value: <code style={{ overflowWrap: 'anywhere' }}>{sha256}</code>,
              },
              { label: words.facts.expires, value: instantInWords(new Date(expiresAt)) },
            ]}
          />
          <p>{words.dangerous}</p>
          <p className="soft">{words.noted}</p>
          <ActionForm aria-label={words.take} doneMessage={words.taken}>
            <Actions>
              <SubmitButton>{words.take}</SubmitButton>
            </Actions>
          </ActionForm>
        </Card>
      </Stack>
    </Page>
  )
}
