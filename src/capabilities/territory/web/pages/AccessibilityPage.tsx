import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { texts } from '../accessibility-texts.fr.ts'

const words = texts
const recourseForm = 'https://formulaire.defenseurdesdroits.fr/'

/** What is checked of Beffroi itself, what is not, and whom to tell. */
export function Component() {
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card title={words.stateTitle}>
        <p>
          <strong>{words.state}</strong>
        </p>
        <p>{words.stateMeaning}</p>
      </Card>
      <Card title={words.checkedTitle}>
        <Lines lines={words.checked} />
      </Card>
      <Card title={words.unknownTitle}>
        <Lines lines={words.unknown} />
      </Card>
      <Card title={words.writeTitle}>
        <p>{words.write}</p>
      </Card>
      <Card title={words.recourseTitle}>
        <p>{words.recourse}</p>
        <p>
          <a href={recourseForm} target="_blank" rel="noreferrer">
            {words.recourseLink}
          </a>
        </p>
      </Card>
      <p className="soft small">{words.source}</p>
    </Page>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
