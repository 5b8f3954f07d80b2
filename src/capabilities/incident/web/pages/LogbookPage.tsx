import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Split } from '../../../../ui/show/Layout.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import { readLines } from '../lines.ts'
import { sendLine } from '../log-change.ts'
import { logTexts as words } from '../log-texts.fr.ts'
import { incidentFiles } from '../paths.ts'
import { CaseFrame } from '../pieces/CaseFrame.tsx'
import { LogLine } from '../pieces/LogLine.tsx'
import { NewLine } from '../pieces/NewLine.tsx'
import { readCase } from '../read-case.ts'

export async function loader(call: LoaderFunctionArgs) {
  const [room, lines] = await Promise.all([readCase(call), readLines(call)])
  return { ...room, lines }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { insee = '', incidentId = '' } = params
  return sendLine({ insee, incidentId }, await request.formData())
}

/** The main courante: every line, sealed; adding one; taking the words of one out. */
export function Component() {
  const { insee, view, lines } = useLoaderData<typeof loader>()
  const { id } = view.incident
  return (
    <CaseFrame insee={insee} view={view} tab="logbook">
      <p className="soft">{words.lead}</p>
      <Split
        aside={
          <Card title={words.export}>
            <p className="soft small">{words.exportMeaning}</p>
            <Actions>
              <LinkButton isFile to={incidentFiles.logbook(insee, id)}>
                {words.export}
              </LinkButton>
            </Actions>
          </Card>
        }
      >
        <NewLine />
        <Card title={words.lines}>
          {lines.length === 0 ? (
            <p className="soft">{words.empty}</p>
          ) : (
            <Rows>
              {lines.map((line) => (
                <LogLine
                  key={`${line.epoch}.${line.sequence}`}
                  line={line}
                  fileAddress={(sha256) => incidentFiles.attachment(insee, id, sha256)}
                />
              ))}
            </Rows>
          )}
        </Card>
      </Split>
    </CaseFrame>
  )
}
