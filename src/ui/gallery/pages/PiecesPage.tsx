import { useState } from 'react'
import { Page } from '../../page/Page.tsx'
import { Button, LinkButton } from '../../show/Button.tsx'
import { Card } from '../../show/Card.tsx'
import { DataTable } from '../../show/DataTable.tsx'
import { Dialog } from '../../show/Dialog.tsx'
import { EmptyState } from '../../show/EmptyState.tsx'
import { Actions } from '../../show/Layout.tsx'
import { Notice } from '../../show/Notice.tsx'
import { Progress } from '../../show/Progress.tsx'
import { Record } from '../../show/Record.tsx'
import { State, Tag } from '../../show/State.tsx'
import { stateOrder } from '../../show/tones.ts'

export function PiecesPage() {
  return (
    <Page title="Les pièces de la maison">
      <Card title="États et étiquettes">
        <Actions>
          {stateOrder.map((kind) => (
            <State key={kind} kind={kind} />
          ))}
          <Tag>Essentielle</Tag>
          <Tag tone="good">à jour</Tag>
          <Tag tone="soon">dans 2 semaines</Tag>
          <Tag tone="late" sign="bang">
            dans 3 jours
          </Tag>
        </Actions>
      </Card>
      <Card title="Boutons">
        <Actions>
          <Button look="main">Principal</Button>
          <Button>Ordinaire</Button>
          <Button look="alarm">Alarme</Button>
          <Button look="quiet">Discret</Button>
          <Button look="main" isBusy>
            Envoi en cours…
          </Button>
          <LinkButton to="/tableau">Lien</LinkButton>
          <AskToDelete />
        </Actions>
      </Card>
      <Notice title="Votre réponse est comptée.">
        <p>Vous pourrez la changer à tout moment.</p>
      </Notice>
      <Notice tone="success" title="Le courriel a été copié." />
      <Notice
        tone="problem"
        title="Le serveur de noms de cortevaix.fr n’a pas répondu."
        holds="Vos réponses sont enregistrées ; les autres vérifications ont abouti."
        toDo="Relancez la vérification dans une heure."
        actions={<Button>Relancer</Button>}
      />
      <Card title="Une tâche longue">
        <Progress
          label="Vérification de cortevaix.fr"
          done={9}
          total={16}
          now="Lecture du certificat du site…"
        />
      </Card>
      <Card title="Un enregistrement à coller">
        <Record
          text={`_dmarc.cortevaix.fr. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:rapports@cortevaix.fr"`}
        />
      </Card>
      <Card title="Tableau chiffré">
        <DataTable
          caption="Une semaine sans ordinateurs"
          isCaptionHidden
          columns={[
            { key: 'line', header: 'Poste', cell: (row) => row.line, isRowHeader: true },
            { key: 'cost', header: 'Coût (€ TTC)', cell: (row) => row.cost, isNumeric: true },
            { key: 'act', header: 'Action', cell: () => <Button>Corriger</Button>, isHeaderHidden: true },
          ]}
          rows={[
            { line: 'Agents empêchés de travailler', cost: '1 240' },
            { line: 'Prestataire en urgence', cost: '3 600' },
          ]}
          rowKey={(row) => row.line}
        />
      </Card>
      <Card title="Documents">
        <EmptyState
          headingLevel={3}
          title="Ici viendront vos documents"
          action={<Button look="main">Faire le premier</Button>}
        >
          Le rapport au conseil, le plan d’action, la fiche à afficher : ils se font tout seuls à partir de
          vos réponses.
        </EmptyState>
      </Card>
    </Page>
  )
}

function AskToDelete() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Ouvrir un dialogue</Button>
      <Dialog
        title="Retirer cette personne ?"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>Garder</Button>
            <Button look="alarm" onClick={() => setIsOpen(false)}>
              Retirer
            </Button>
          </>
        }
      >
        <p>Elle ne pourra plus entrer. Ce qu’elle a écrit reste.</p>
      </Dialog>
    </>
  )
}
