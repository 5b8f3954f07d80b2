import type { ActionFunctionArgs } from 'react-router'
import { fail, ok } from '../../../kernel/result.ts'
import { ActionForm } from '../../forms/ActionForm.tsx'
import { Checkbox } from '../../forms/Checkbox.tsx'
import { Choices } from '../../forms/Choices.tsx'
import { Combobox } from '../../forms/Combobox.tsx'
import { FieldGroup } from '../../forms/FieldGroup.tsx'
import { FileField } from '../../forms/FileField.tsx'
import { PasswordField } from '../../forms/PasswordField.tsx'
import { SelectField } from '../../forms/SelectField.tsx'
import { SubmitButton } from '../../forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../forms/TextField.tsx'
import type { SearchOptions } from '../../forms/use-options.ts'
import { problemOf } from '../../http.ts'
import { Page } from '../../page/Page.tsx'
import { Card } from '../../show/Card.tsx'
import { Actions } from '../../show/Layout.tsx'

const communes = [
  { value: '71146', label: 'Cortevaix (71460)', detail: 'Saône-et-Loire, 247 habitants' },
  { value: '71137', label: 'Cluny (71250)', detail: 'Saône-et-Loire, 5 002 habitants' },
  { value: '21193', label: 'Cortevaix-la-Grande (21000)', detail: 'n’existe pas' },
  ...Array.from({ length: 12 }, (_, index) => ({
    value: `9900${index}`,
    label: `Saint-Exemple-${index + 1}`,
    detail: 'Département de la Galerie',
  })),
]

/** « panne » fails, as a cut network would. */
const searchCommunes: SearchOptions = async (typed) => {
  if (typed === 'panne') throw new Error('no network')
  return communes.filter((commune) => commune.label.toLowerCase().includes(typed.toLowerCase()))
}

let taken = 0

/** Accepts whatever does not write to `refus@exemple.fr`, after the time of a slow network. */
export async function answerForm({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  await new Promise((resolve) => setTimeout(resolve, 400))
  taken += 1
  if (form.get('email') !== 'refus@exemple.fr') return ok({ commune: String(form.get('commune')), taken })
  const title = 'Deux réponses sont à revoir'
  const errors = [
    { pointer: '/email', detail: 'Cette adresse est déjà prise.' },
    { pointer: '/nowhere', detail: 'La commune a été fusionnée entre-temps.' },
  ]
  return fail(problemOf({ type: 'validation', title, errors }, 422))
}

export function FormPage() {
  return (
    <Page width="reading" title="Votre commune" lead="Deux minutes. Tout peut se changer plus tard.">
      <Card>
        <ActionForm<{ commune: string; taken: number }>
          action="/formulaire"
          doneMessage={(value) => `Enregistré : commune ${value.commune}, envoi n° ${value.taken}.`}
        >
          <Combobox
            name="commune"
            label="Commune"
            hint="Son nom, son code postal ou son code INSEE."
            search={searchCommunes}
          />
          <FieldGroup label="La mairie">
            <TextField
              name="email"
              type="email"
              label="Adresse électronique"
              hint="Celle que le public utilise."
              autoComplete="email"
            />
            <TextField
              name="workstations"
              type="number"
              min={0}
              max={999}
              label="Nombre d’ordinateurs"
              width="short"
              unit="postes"
            />
            <TextField name="since" type="date" label="Depuis le" width="medium" isOptional />
            <SelectField
              name="provider"
              label="Qui s’occupe de vos ordinateurs ?"
              emptyLabel="Choisissez…"
              options={[
                { value: 'company', label: 'Une entreprise' },
                { value: 'epci', label: 'L’intercommunalité' },
              ]}
            />
          </FieldGroup>
          <Choices
            name="structures"
            label="Ce que la commune gère"
            isMultiple
            isOptional
            defaultValue={['school']}
            choices={[
              { value: 'ccas', label: 'Un CCAS', hint: 'Centre communal d’action sociale' },
              { value: 'school', label: 'Une école' },
            ]}
          />
          <Choices
            name="role"
            label="Vous êtes"
            choices={[
              { value: 'secretary', label: 'Secrétaire général de mairie' },
              { value: 'mayor', label: 'Maire ou élu' },
            ]}
          />
          <PasswordField
            name="password"
            label="Mot de passe"
            hint="Douze caractères au moins."
            autoComplete="new-password"
            minLength={12}
          />
          <LongTextField name="note" label="Remarque" isOptional />
          <FileField name="proof" label="Une preuve" accept=".pdf,.png,.jpg" maxMegabytes={1} isOptional />
          <Checkbox name="read" label="J’ai lu ce qui précède" isOptional={false} />
          <Actions>
            <SubmitButton />
          </Actions>
        </ActionForm>
      </Card>
    </Page>
  )
}
