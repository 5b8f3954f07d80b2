import { useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type CommuneSpace, getCommunesByInsee, getStructures } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { texts as words } from '../commune-texts.fr.ts'
import { CommuneForm } from '../pieces/CommuneForm.tsx'
import { StepsAbove } from '../pieces/StepsAbove.tsx'
import { stepTexts } from '../steps-texts.fr.ts'

export { saveCommune as action } from '../commune-action.ts'

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const [space, { structures }] = await Promise.all([
    loaded(getCommunesByInsee({ path: { insee }, signal })),
    loaded(getStructures({ signal })),
  ])
  return { space, structures }
}

export function Component() {
  const { space, structures } = useLoaderData<typeof loader>()
  const [shown, setShown] = useState<CommuneSpace>(space)
  return (
    <Page
      width="reading"
      title={words.title}
      windowTitle={stepTexts.windowTitle(stepTexts.steps.commune)}
      above={<StepsAbove step="commune" />}
      lead={words.lead}
    >
      <CommuneForm key={shown.profile.version} space={shown} structures={structures} onOtherKept={setShown} />
    </Page>
  )
}
