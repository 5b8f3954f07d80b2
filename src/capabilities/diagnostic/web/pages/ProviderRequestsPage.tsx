import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  deleteCommunesByInseeProvidersByProviderId,
  getCommunesByInseeProviderRequests,
  postCommunesByInseeProviderRepliesByReplyIdConfirm,
  postCommunesByInseeProviderRepliesByReplyIdContest,
  postCommunesByInseeProviderRequests,
  postCommunesByInseeProviderRequestsByRequestIdRevoke,
  postCommunesByInseeProviders,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { formText } from '../form-text.ts'
import { diagnosticPaths } from '../paths.ts'
import { AskByLink } from '../pieces/AskByLink.tsx'
import { Declarations } from '../pieces/Declarations.tsx'
import { NamedProviders } from '../pieces/NamedProviders.tsx'
import { RequestLinks } from '../pieces/RequestLinks.tsx'
import { requestTexts as words } from '../request-texts.fr.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(getCommunesByInseeProviderRequests({ path: { insee: params.insee ?? '' }, signal }))
}

/** What the forms of this page ask for, in their field `intent`. */
export async function action({ params, request }: ActionFunctionArgs) {
  const insee = params.insee ?? ''
  const form = await request.formData()
  const text = (name: string) => formText(form, name)
  const path = { insee, replyId: text('replyId') }
  switch (text('intent')) {
    case 'confirm':
      return submitted(
        postCommunesByInseeProviderRepliesByReplyIdConfirm({
          path,
          headers: { 'If-Match': `"${text('version')}"` },
        }),
      )
    case 'contest':
      return submitted(
        postCommunesByInseeProviderRepliesByReplyIdContest({ path, body: { note: text('note') } }),
      )
    case 'revoke':
      return submitted(
        postCommunesByInseeProviderRequestsByRequestIdRevoke({
          path: { insee, requestId: text('requestId') },
        }),
      )
    case 'name':
      return submitted(postCommunesByInseeProviders({ path: { insee }, body: { siren: text('siren') } }))
    case 'end':
      return submitted(
        deleteCommunesByInseeProvidersByProviderId({ path: { insee, providerId: text('providerId') } }),
      )
    default:
      return submitted(
        postCommunesByInseeProviderRequests({
          path: { insee },
          body: {
            questionIds: form.getAll('questionIds').filter((id): id is string => typeof id === 'string'),
            expiresOn: text('expiresOn'),
            addressee: text('addressee') || null,
            providerId: text('providerId') || null,
          },
        }),
      )
  }
}

export function Component() {
  const shown = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const waiting = shown.declarations.filter(({ decision }) => decision === null)
  return (
    <Page
      title={words.title(waiting.length)}
      windowTitle={words.windowTitle}
      lead={words.lead}
      breadcrumb={[
        { label: texts.questions.windowTitle, path: diagnosticPaths.questions(insee) },
        { label: texts.letter.windowTitle, path: diagnosticPaths.providerLetter(insee) },
        { label: words.windowTitle },
      ]}
    >
      <Split
        aside={
          <>
            <RequestLinks requests={shown.requests} />
            <NamedProviders providers={shown.providers} />
          </>
        }
      >
        <Declarations insee={insee} declarations={shown.declarations} />
        <AskByLink shown={shown} />
      </Split>
    </Page>
  )
}
