import { Page } from '../../page/Page.tsx'
import { LinkButton } from '../../show/Button.tsx'
import { Card } from '../../show/Card.tsx'
import { type Column, DataTable } from '../../show/DataTable.tsx'
import { Columns, Split } from '../../show/Layout.tsx'
import { Meter } from '../../show/Progress.tsx'
import { RankRow, Row, Rows } from '../../show/Rows.tsx'
import { StackedBar } from '../../show/StackedBar.tsx'
import { State, Tag } from '../../show/State.tsx'
import type { StateKind } from '../../show/tones.ts'

interface Checked {
  readonly what: string
  readonly found: string
  readonly state: StateKind
}

const checked: readonly Checked[] = [
  {
    what: 'Sauvegarde du serveur',
    found: 'Restaurée et comparée le 14 nov. (212 fichiers, 4 min)',
    state: 'proven',
  },
  {
    what: 'Adresse de la mairie',
    found: 'mairie-cortevaix@orange.fr : adresse grand public',
    state: 'to-do',
  },
  { what: 'Usurpation du domaine', found: 'cortevaix.fr n’a pas de règle DMARC', state: 'to-do' },
  { what: 'Antivirus des 4 postes', found: 'Déclaré par le prestataire le 2 sept.', state: 'declared' },
  { what: 'Comptes des anciens élus', found: 'Personne ne sait', state: 'unknown' },
  { what: 'Exercice de crise', found: 'Fait en 2023, à refaire', state: 'expired' },
  { what: 'Caméras', found: 'La commune n’en a pas', state: 'not-applicable' },
]

const columns: readonly Column<Checked>[] = [
  { key: 'what', header: 'Quoi', cell: (row) => row.what, isRowHeader: true },
  { key: 'found', header: 'Constat', cell: (row) => row.found },
  { key: 'state', header: 'Preuve', cell: (row) => <State kind={row.state} /> },
]

export function DashboardPage() {
  return (
    <Page
      title="Cette semaine, trois choses à faire"
      windowTitle="Aujourd’hui"
      lead="Environ 45 min en tout. Le reste peut attendre."
    >
      <Split aside={<Figures />}>
        <Card>
          <Rows ordered>
            <RankRow
              rank={1}
              headingLevel={2}
              title="Activer la double authentification sur la messagerie"
              action={
                <LinkButton look="main" to="/mesure">
                  Commencer
                </LinkButton>
              }
            >
              Une boîte piratée suffit à bloquer l’état civil. À faire avec votre prestataire, 30 min, 0 €.
            </RankRow>
            <RankRow
              rank={2}
              headingLevel={2}
              title="Demander au prestataire où sont les sauvegardes"
              action={<LinkButton to="/mesure">Relire le courriel</LinkButton>}
            >
              Vous avez répondu « je ne sais pas ». Le courriel est prêt, relisez et envoyez, 5 min.
            </RankRow>
            <RankRow
              rank={3}
              headingLevel={2}
              title="Imprimer la fiche réflexe et l’afficher à l’accueil"
              action={<LinkButton to="/mesure">Télécharger (PDF)</LinkButton>}
            >
              Le jour venu, l’ordinateur sera éteint. 10 min.
            </RankRow>
          </Rows>
        </Card>
        <Card title="Ce que nous avons vérifié pour vous">
          <DataTable
            caption="Dernier passage ce matin à 6 h 12. Chaque ligne renvoie à sa preuve."
            columns={columns}
            rows={checked}
            rowKey={(row) => row.what}
          />
        </Card>
        <Columns>
          <Card>
            <p className="soft small">Ce que nous savons</p>
            <p className="figure">
              24 <span className="small soft">/ 60</span>
            </p>
          </Card>
          <Card>
            <Meter label="Prouvé" value={5} max={60} inWords="5 sur 60" />
          </Card>
        </Columns>
      </Split>
    </Page>
  )
}

function Figures() {
  return (
    <>
      <Card title="Les 13 mesures essentielles">
        <p>
          <span className="figure">5</span> prouvées sur 13
        </p>
        <StackedBar
          label="Les 13 mesures essentielles"
          parts={[
            { kind: 'proven', label: 'prouvées', count: 5 },
            { kind: 'declared', label: 'déclarées', count: 3 },
            { kind: 'to-do', label: 'à faire', count: 2 },
            { kind: 'unknown', label: 'inconnues', count: 2 },
            { kind: 'expired', label: 'périmée', count: 1 },
          ]}
        />
      </Card>
      <Card title="Échéances">
        <Rows>
          <Row
            end={
              <Tag tone="late" sign="bang">
                dans 3 jours
              </Tag>
            }
          >
            Demande d’accès n° 4
          </Row>
          <Row end={<Tag tone="soon">dans 2 semaines</Tag>}>Test de restauration</Row>
          <Row end={<span className="small soft">31 mars</span>}>Contrat du prestataire</Row>
        </Rows>
      </Card>
    </>
  )
}
