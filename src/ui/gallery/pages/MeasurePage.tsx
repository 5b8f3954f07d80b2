import { Page } from '../../page/Page.tsx'
import { LinkButton } from '../../show/Button.tsx'
import { Card } from '../../show/Card.tsx'
import { Disclosure } from '../../show/Disclosure.tsx'
import { Facts } from '../../show/Facts.tsx'
import { History, HistoryEntry } from '../../show/History.tsx'
import { Split } from '../../show/Layout.tsx'
import { Record } from '../../show/Record.tsx'
import { State } from '../../show/State.tsx'
import { AtInstant, OnDay } from '../../show/When.tsx'

const observed = `copie 2/3  nas-externe  instantané 9c1f27ab  2026-11-13T22:05Z
212 fichiers  1,8 Go  sha256 identiques 212/212
comptabilite.sqlite  integrity_check: ok`

const letter = `Bonjour,

Quand avez-vous restauré un de nos fichiers pour la dernière fois ? Est-ce inclus dans notre contrat ?

Bien cordialement,`

export function MeasurePage() {
  return (
    <Page
      title="Les sauvegardes sont restaurables"
      breadcrumb={[{ label: 'Plan d’action', path: '/tableau' }, { label: 'Mesure' }]}
      lead={
        <>
          <State kind="proven" /> jusqu’au <OnDay day="2027-02-14" />, puis la preuve sera périmée.
        </>
      }
    >
      <Split
        aside={
          <>
            <Card title="Pourquoi">
              <p>Sans sauvegarde relue, une attaque efface vingt ans de délibérations.</p>
              <p className="small soft">Références : cyberdepart:SAUV.2 · hygiene:37</p>
            </Card>
            <Card title="La suite">
              <p>
                Prochaine restauration de contrôle : <strong>14 février 2027</strong>.
              </p>
              <LinkButton to="/question">Répondre à une question</LinkButton>
            </Card>
            <Card title="Faits">
              <Facts
                facts={[
                  { label: 'Qui', value: 'Votre prestataire' },
                  { label: 'Durée', value: '30 min' },
                  { label: 'Coût', value: 'de 0 à 300 € TTC par an' },
                  { label: 'Vu', value: <AtInstant at="2026-11-14T05:12:00Z" /> },
                ]}
              />
            </Card>
          </>
        }
      >
        <Card title="Ce qui le prouve">
          <History label="Preuves, de la plus récente à la plus ancienne">
            <HistoryEntry
              kind="proven"
              title="14 novembre 2026, restauration de contrôle réussie"
              detail="212 fichiers tirés au sort, tous identiques · base de la comptabilité ouverte · 4 min 10 s"
            >
              <Disclosure summary="Voir le relevé" isOpen>
                <Record text={observed} />
              </Disclosure>
            </HistoryEntry>
            <HistoryEntry
              kind="to-do"
              title="15 août 2026, restauration de contrôle échouée"
              detail="3 fichiers illisibles"
            />
            <HistoryEntry
              kind="declared"
              title="2 septembre 2025, « oui » du prestataire"
              detail="Déclaré par lien, sans preuve jointe"
            />
            <HistoryEntry
              kind="unknown"
              title="1er mars 2025, « je ne sais pas »"
              detail="Répondu par la secrétaire"
            />
            <HistoryEntry kind="expired" title="2 janvier 2024, attestation" detail="Valable un an" />
          </History>
        </Card>
        <Card title="Le courriel pour votre prestataire">
          <Record look="letter" text={letter} copyLabel="Copier le courriel" />
        </Card>
      </Split>
    </Page>
  )
}
