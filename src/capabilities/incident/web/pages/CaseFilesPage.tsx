import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type CaseFiles, getCommunesByInseeIncidentsByIncidentIdFiles } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Split } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { filesTexts as words } from '../files-texts.fr.ts'
import { incidentFiles, incidentPaths } from '../paths.ts'
import { CaseFrame } from '../pieces/CaseFrame.tsx'
import { readCase } from '../read-case.ts'

export async function loader(call: LoaderFunctionArgs) {
  const { insee = '', incidentId = '' } = call.params
  const { signal } = call.request
  const [room, { files }] = await Promise.all([
    readCase(call),
    loaded(getCommunesByInseeIncidentsByIncidentIdFiles({ path: { insee, incidentId }, signal })),
  ])
  return { ...room, files }
}

/** The files of a case, with what each still misses. */
export function Component() {
  const { insee, view, files } = useLoaderData<typeof loader>()
  const { id } = view.incident
  const others = files.filter(({ isUseful }) => !isUseful)
  return (
    <CaseFrame insee={insee} view={view} tab="files">
      <Split
        aside={
          <Card title={words.handOverTitle}>
            <p>{words.handOver}</p>
            <LinkButton to={incidentPaths.handOver(insee, id)}>{words.handOverOpen}</LinkButton>
          </Card>
        }
      >
        <p className="soft">{words.lead}</p>
        <Card title={words.useful}>
          <FileRows insee={insee} incidentId={id} files={files.filter(({ isUseful }) => isUseful)} />
        </Card>
        {others.length > 0 && (
          <Card title={words.others}>
            <FileRows insee={insee} incidentId={id} files={others} />
          </Card>
        )}
      </Split>
    </CaseFrame>
  )
}

interface FileRowsProps {
  readonly insee: string
  readonly incidentId: string
  readonly files: CaseFiles['files']
}

function FileRows({ insee, incidentId, files }: FileRowsProps) {
  return (
    <Rows>
      {files.map(({ id, title, missing, saved, audience }) => (
        <Row key={id}>
          <strong>{title}</strong>
          <p className="soft small">
            {missing.length === 0 ? words.complete : words.missing(missing.length)} ·{' '}
            {words.audience[audience]}
            {saved !== null && ` · ${words.saved(saved.byName, instantInWords(new Date(saved.at)))}`}
          </p>
          <Actions>
            <LinkButton to={incidentPaths.file(insee, incidentId, id)}>
              <span>
                {words.open}
                <span className="voice">{words.of(title)}</span>
              </span>
            </LinkButton>
            <LinkButton isFile to={incidentFiles.file(insee, incidentId, `${id}.pdf`)}>
              <span>
                {words.pdf}
                <span className="voice">{words.of(title)}</span>
              </span>
            </LinkButton>
          </Actions>
        </Row>
      ))}
    </Rows>
  )
}
