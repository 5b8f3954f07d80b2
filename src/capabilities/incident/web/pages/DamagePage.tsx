import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { putCommunesByInseeIncidentsByIncidentIdDamageByServiceId } from '../../../../api-client/index.ts'
import { submitted } from '../../../../ui/http.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { damageTexts as words } from '../damage-texts.fr.ts'
import { CaseFrame } from '../pieces/CaseFrame.tsx'
import { ServiceCard } from '../pieces/ServiceCard.tsx'
import { readCase, textIn } from '../read-case.ts'

export async function loader(call: LoaderFunctionArgs) {
  return readCase(call)
}

const states = ['works', 'degraded', 'down', 'unknown'] as const

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const { insee = '', incidentId = '' } = params
  const serviceId = String(form.get('serviceId'))
  return submitted(
    putCommunesByInseeIncidentsByIncidentIdDamageByServiceId({
      path: { insee, incidentId, serviceId },
      body: {
        state: states.find((one) => one === form.get('state')) ?? 'unknown',
        note: textIn(form, 'note'),
      },
    }),
  )
}

/** The board of services: what works, the paper sheet of each, and what comes back first. */
export function Component() {
  const { insee, view } = useLoaderData<typeof loader>()
  const { services, restoration, backup } = view.damage
  const labelOf = (id: string) => services.find((one) => one.id === id)?.label ?? id
  return (
    <CaseFrame insee={insee} view={view} tab="services">
      <p className="soft">{words.lead}</p>
      <Split
        aside={
          <>
            <Card title={words.order}>
              <p className="soft small">{words.orderMeaning}</p>
              {restoration.length === 0 ? (
                <p>{words.allWork}</p>
              ) : (
                <ol>
                  {restoration.map((id) => (
                    <li key={id}>{labelOf(id)}</li>
                  ))}
                </ol>
              )}
            </Card>
            <Card title={words.backup}>
              <p>{backup === null ? words.backupNone : words.backupAge(backup.ageInDays, backup.words)}</p>
            </Card>
          </>
        }
      >
        {services.map((service) => (
          <ServiceCard key={service.id} service={service} view={view} />
        ))}
      </Split>
    </CaseFrame>
  )
}
