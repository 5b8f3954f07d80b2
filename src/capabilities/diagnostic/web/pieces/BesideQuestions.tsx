import { Link } from 'react-router'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Sign } from '../../../../ui/show/Sign.tsx'
import { frameworkPaths } from '../../../framework/web/index.ts'
import { diagnosticFiles, diagnosticPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

const words = texts.questions

/** What goes with the questions: the letter, the critical records, paper. */
export function BesideQuestions({
  insee,
  isLarge,
}: {
  readonly insee: string
  /** Large enough to answer more than our own questions. */
  readonly isLarge: boolean
}) {
  return (
    <>
      <Card title={words.besideTitle}>
        <Rows>
          <Row>
            <Link to={diagnosticPaths.providerLetter(insee)}>{words.letter}</Link>
            <p className="small soft">{words.letterMeaning}</p>
          </Row>
          <Row>
            <Link to={diagnosticPaths.criticalRecords(insee)}>{words.critical}</Link>
            <p className="small soft">{words.criticalMeaning}</p>
          </Row>
          {isLarge && (
            <Row>
              <Link to={frameworkPaths.all(`/communes/${insee}`)}>{words.frameworks}</Link>
              <p className="small soft">{words.frameworksMeaning}</p>
            </Row>
          )}
        </Rows>
      </Card>
      <Card title={words.paperTitle}>
        <p className="small soft">{words.paperMeaning}</p>
        <LinkButton to={diagnosticFiles.paperQuestionnaire(insee)} isFile>
          <Sign name="download" />
          {words.paper}
        </LinkButton>
      </Card>
    </>
  )
}
