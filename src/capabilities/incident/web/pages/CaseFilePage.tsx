import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getCommunesByInseeIncidentsByIncidentIdFilesByFileKindDraft,
  putCommunesByInseeIncidentsByIncidentIdFilesByFileKindDraft,
} from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions, Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { fieldsIn } from '../file-change.ts'
import { filesTexts as words } from '../files-texts.fr.ts'
import { frameTexts } from '../frame-texts.fr.ts'
import { incidentFiles, incidentPaths } from '../paths.ts'
import { FileForm } from '../pieces/FileForm.tsx'

const pathIn = ({ insee = '', incidentId = '', fileKind = '' }: LoaderFunctionArgs['params']) => ({
  insee,
  incidentId,
  fileKind,
})

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = pathIn(params)
  const file = await loaded(getCommunesByInseeIncidentsByIncidentIdFilesByFileKindDraft({ path, signal }))
  return { ...path, file }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  return submitted(
    putCommunesByInseeIncidentsByIncidentIdFilesByFileKindDraft({
      path: pathIn(params),
      body: { fields: fieldsIn(form) },
      headers: { 'If-Match': `"${String(form.get('version'))}"` },
    }),
  )
}

/** One file: what the case gives, what people write, what is missing, where it goes. */
export function Component() {
  const { insee, incidentId, fileKind, file } = useLoaderData<typeof loader>()
  const { incident, title, lead, missing, where, web, sources } = file
  return (
    <Page
      title={title}
      lead={lead}
      breadcrumb={[
        { label: frameTexts.incidents, path: incidentPaths.incidents(insee) },
        { label: incident.title, path: incidentPaths.room(insee, incidentId) },
        { label: frameTexts.files, path: incidentPaths.files(insee, incidentId) },
        { label: title },
      ]}
    >
      <Split
        aside={
          <>
            <Card title={words.missingTitle}>
              {missing.length === 0 ? (
                <p>{words.nothingMissing}</p>
              ) : (
                <ul>
                  {missing.map((label) => (
                    <li key={label}>{label}</li>
                  ))}
                </ul>
              )}
            </Card>
            <Card title={words.downloadTitle}>
              <p className="soft small">{words.downloadHint}</p>
              <Actions>
                {(['pdf', 'docx'] as const).map((format) => (
                  <LinkButton
                    key={format}
                    isFile
                    to={incidentFiles.file(insee, incidentId, `${fileKind}.${format}`)}
                  >
                    {words[format]}
                  </LinkButton>
                ))}
              </Actions>
            </Card>
            <Card title={words.sendTitle}>
              <p>{where}</p>
              {web !== null && (
                <p>
                  <a href={`https://${web}`} rel="noreferrer">
                    {web}
                  </a>
                </p>
              )}
              <p className="soft small">{words.neverSent}</p>
              <Disclosure summary={words.sources}>
                <ul className="small">
                  {sources.map(({ text, source, checkedOn, confidence }) => (
                    <li key={source}>
                      {text} {source}.{' '}
                      <span className="soft">
                        {words.checked(dayInWords(checkedOn), words.confidence[confidence])}
                      </span>
                    </li>
                  ))}
                </ul>
              </Disclosure>
            </Card>
          </>
        }
      >
        <Stack>
          {incident.isExercise && <Notice title={words.exercise} />}
          <FileForm file={file} />
        </Stack>
      </Split>
    </Page>
  )
}
