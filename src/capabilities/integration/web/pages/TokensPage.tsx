import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { makeToken, readTokens, revokeToken } from '../calls.ts'
import { formText, tickedIn } from '../form-text.ts'
import { programsTexts } from '../leave-texts.fr.ts'
import { integrationPaths, ownerPath } from '../paths.ts'
import { ShownOnce } from '../pieces/ShownOnce.tsx'
import { TokenCard } from '../pieces/TokenCard.tsx'
import { TokenForm } from '../pieces/TokenForm.tsx'
import { offeredRights, tokenTexts as words } from '../token-texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(readTokens(params, signal))
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (formText(form, 'part') === 'revoke') return submitted(revokeToken(params, formText(form, 'tokenId')))
  const rights = [...tickedIn(form, 'rights', offeredRights), ...tickedIn(form, 'writes', offeredRights)]
  const lifeInDays = Number(formText(form, 'lifeInDays'))
  return submitted(makeToken(params, { name: formText(form, 'name'), rights, lifeInDays }))
}

export function Component() {
  const { tokens } = useLoaderData<typeof loader>()
  const params = useParams()
  const [made, setMade] = useState<string | null>(null)
  const crumbs = [
    { label: programsTexts.title, path: integrationPaths.programs(ownerPath(params)) },
    { label: words.title },
  ]
  return (
    <Page title={words.title} lead={words.lead} breadcrumb={crumbs} width="reading">
      <Stack>
        {made !== null && (
          <ShownOnce title={words.madeTitle} secret={made} copyLabel={words.copy}>
            <p>{words.madeMeaning}</p>
          </ShownOnce>
        )}
        {tokens.length === 0 ? (
          <EmptyState title={words.none}>{words.noneMeaning}</EmptyState>
        ) : (
          tokens.map((token) => <TokenCard key={token.id} token={token} />)
        )}
        <Card title={words.newTitle}>
          <TokenForm isOfCommune={params.insee !== undefined} onMade={setMade} />
        </Card>
      </Stack>
    </Page>
  )
}
