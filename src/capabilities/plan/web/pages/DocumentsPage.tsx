import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInseeDocuments } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { documentTexts } from '../document-texts.fr.ts'
import { planPaths } from '../paths.ts'
import { DocumentCard } from '../pieces/DocumentCard.tsx'

const words = documentTexts

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const { documents } = await loaded(getCommunesByInseeDocuments({ path: { insee }, signal }))
  return { insee, documents }
}

export function Component() {
  const { insee, documents } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead}>
      <Split aside={<DocumentsAside insee={insee} />}>
        {documents.map((one) => (
          <DocumentCard key={one.id} document={one} />
        ))}
      </Split>
    </Page>
  )
}

function DocumentsAside({ insee }: { readonly insee: string }) {
  return (
    <>
      <Card title={words.whyTitle}>
        {words.why.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="soft small">{words.whySource}</p>
      </Card>
      <Card title={words.weekTitle}>
        <p>{words.weekMeaning}</p>
        <LinkButton to={planPaths.costOfAWeek(insee)}>{words.seeWeek}</LinkButton>
      </Card>
    </>
  )
}
