import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { diagnosticPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

const words = texts.letter

/** The other way than a letter: the provider answers himself. */
export function AnsweredByLink({ insee }: { readonly insee: string }) {
  return (
    <Card title={words.linkTitle}>
      <p className="small soft">{words.linkMeaning}</p>
      <LinkButton to={diagnosticPaths.providerRequests(insee)}>{words.link}</LinkButton>
    </Card>
  )
}
