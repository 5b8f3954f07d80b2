import { useState } from 'react'
import { Choices } from '../../forms/Choices.tsx'
import { Page } from '../../page/Page.tsx'
import { Button } from '../../show/Button.tsx'
import { Disclosure } from '../../show/Disclosure.tsx'
import { Actions } from '../../show/Layout.tsx'
import { StepProgress } from '../../show/Progress.tsx'

const choices = [
  {
    value: 'yes',
    label: 'Oui, et nous savons quand',
    hint: 'Vous pourrez joindre la preuve, ou la demander au prestataire.',
  },
  { value: 'partly', label: 'Oui, mais il y a longtemps' },
  { value: 'no', label: 'Non, jamais' },
  {
    value: 'dont-know',
    label: 'Je ne sais pas',
    hint: 'C’est une bonne réponse : nous préparons la question pour votre prestataire.',
  },
  { value: 'provider-knows', label: 'C’est le prestataire qui sait' },
  { value: 'not-concerned', label: 'Nous ne sommes pas concernés' },
]

export function QuestionPage() {
  const [reply, setReply] = useState<string | null>('dont-know')
  return (
    <Page
      width="reading"
      title="Quelqu’un a-t-il déjà remis en place un fichier à partir d’une sauvegarde, cette année ?"
      windowTitle="Sauvegardes, question 2 sur 5"
      above={
        <>
          <p className="soft small">
            État des lieux · Sauvegardes · question 2 sur 5 · environ 11 minutes encore
          </p>
          <StepProgress label="Thème 4 sur 9" here={4} total={9} />
        </>
      }
    >
      <p>
        Une sauvegarde qu’on n’a jamais relue est une promesse. Le jour d’une attaque, c’est le seul moment où
        l’on découvre qu’elle est vide, ou chiffrée avec le reste.
      </p>
      <Choices
        name="reply"
        label="Une seule réponse. Vous pourrez la changer."
        isLabelQuiet
        choices={choices}
        value={reply}
        onChange={setReply}
      />
      <Disclosure summary="Où regarder ?">
        <p>Dans le contrat du prestataire, au mot « restauration ».</p>
      </Disclosure>
      <Actions>
        <Button>Précédente</Button>
        <Button look="main">Suivante</Button>
        <span className="small soft">Enregistré à 10 h 42</span>
      </Actions>
    </Page>
  )
}
