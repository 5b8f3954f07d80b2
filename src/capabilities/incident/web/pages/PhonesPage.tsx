import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getCommunesByInsee,
  getCommunesByInseeEnvelopes,
  getCommunesByInseePhones,
} from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { changePhones } from '../phones-change.ts'
import { phonesTexts as words } from '../phones-texts.fr.ts'
import { EnvelopesCard } from '../pieces/EnvelopesCard.tsx'
import { NewPhoneCard } from '../pieces/NewPhoneCard.tsx'
import { PhoneRow } from '../pieces/PhoneRow.tsx'

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const [{ rights }, phones] = await Promise.all([
    loaded(getCommunesByInsee({ path: { insee }, signal })),
    loaded(getCommunesByInseePhones({ path: { insee }, signal })),
  ])
  const mayChange = rights.includes('space:write')
  const { envelopes } = mayChange
    ? await loaded(getCommunesByInseeEnvelopes({ path: { insee }, signal }))
    : { envelopes: [] }
  return { insee, ...phones, mayChange, envelopes }
}

export async function action({ params: { insee = '' }, request }: ActionFunctionArgs) {
  return changePhones(insee, await request.formData())
}

export function Component() {
  const { insee, phones, offlineProvenUntil, mayChange, envelopes } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead}>
      <Split
        aside={
          <>
            {mayChange ? (
              <NewPhoneCard />
            ) : (
              <Card>
                <p>{words.notYours}</p>
              </Card>
            )}
            <Card title={words.offline.title}>
              <p>
                <strong>
                  {offlineProvenUntil === null
                    ? words.offline.unproven
                    : words.offline.proven(instantInWords(new Date(offlineProvenUntil)))}
                </strong>
              </p>
              <p className="soft">{words.offline.how}</p>
            </Card>
          </>
        }
      >
        <Card title={words.list.title}>
          {phones.length === 0 ? (
            <EmptyState title={words.list.none}>
              <p>{words.list.noneMeaning}</p>
            </EmptyState>
          ) : (
            <Rows>
              {phones.map((phone) => (
                <PhoneRow key={phone.id} phone={phone} mayChange={mayChange} />
              ))}
            </Rows>
          )}
        </Card>
        {mayChange && <EnvelopesCard insee={insee} envelopes={envelopes} />}
      </Split>
    </Page>
  )
}
