import { Form, useSearchParams } from 'react-router'
import type { PortfolioOutline } from '../../../../api-client/index.ts'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { communesTexts as words } from '../communes-texts.fr.ts'
import { relayPaths } from '../paths.ts'
import { isNarrowed } from '../portfolio-search.ts'
import styles from './CommuneFilters.module.css'

export interface CommuneFiltersProps {
  readonly organisationId: string
  readonly outline: PortfolioOutline
}

/** The address of the page holds what was chosen: it can be kept, sent to a colleague, and walked back. */
export function CommuneFilters({ organisationId, outline }: CommuneFiltersProps) {
  const [search] = useSearchParams()
  const chosen = (name: string) => search.get(name) ?? ''
  const withCount = (label: string, count: number) => `${label} (${count.toLocaleString('fr-FR')})`
  return (
    <Form method="get" role="search" aria-label={words.filters} key={search.toString()}>
      <div className={styles.fields}>
        <TextField name="q" type="search" label={words.search} isOptional defaultValue={chosen('q')} />
        <SelectField
          name="standing"
          label={words.standing}
          isOptional
          width="full"
          emptyLabel={words.allOfThem}
          defaultValue={chosen('standing')}
          options={[
            ...(['in-force', 'proposed', 'to-come', 'none'] as const).map((standing) => ({
              value: standing,
              label: withCount(words.standings[standing], outline.byStanding[standing]),
            })),
            { value: 'ends-soon', label: withCount(words.standings['ends-soon'], outline.endsSoon) },
          ]}
        />
        <SelectField
          name="gap"
          label={words.gap}
          isOptional
          width="full"
          emptyLabel={words.all}
          defaultValue={chosen('gap')}
          options={[
            { value: 'never-opened', label: withCount(words.gaps['never-opened'], outline.neverOpened) },
            { value: 'no-visit', label: withCount(words.gaps['no-visit'], outline.noVisit) },
            { value: 'gone-worse', label: withCount(words.gaps['gone-worse'], outline.goneWorse) },
          ]}
        />
        <SelectField
          name="epci"
          label={words.epci}
          isOptional
          width="full"
          emptyLabel={words.all}
          defaultValue={chosen('epci')}
          options={outline.epcis.map(({ siren, name, count }) => ({
            value: siren,
            label: withCount(name, count),
          }))}
        />
        {outline.departements.length > 1 && (
          <SelectField
            name="departement"
            label={words.departement}
            isOptional
            width="full"
            emptyLabel={words.allOfThem}
            defaultValue={chosen('departement')}
            options={outline.departements.map(({ code, name, count }) => ({
              value: code,
              label: withCount(`${name} (${code})`, count),
            }))}
          />
        )}
      </div>
      <Actions>
        <SubmitButton look="plain">{words.apply}</SubmitButton>
        {isNarrowed(search) && (
          <LinkButton look="quiet" to={relayPaths.communes(organisationId)}>
            {words.clear}
          </LinkButton>
        )}
      </Actions>
    </Form>
  )
}
