import { type ReactNode, useEffect } from 'react'
import { useRevalidator } from 'react-router'
import type { IncidentCase } from '../../../../api-client/index.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { useLive } from '../../../../ui/use-live.ts'
import { frameTexts as words } from '../frame-texts.fr.ts'
import { incidentFiles, incidentPaths } from '../paths.ts'
import styles from './CaseFrame.module.css'

export interface CaseFrameProps {
  readonly insee: string
  readonly view: IncidentCase
  readonly tab: 'room' | 'services' | 'logbook' | 'files' | 'end'
  readonly children: ReactNode
}

/** Where a thin network lets no stream through, the screen asks by itself. */
const askAgainMs = 30_000

/** What every page of a case shows: its name, its pages, whether it is an exercise, how it ended. */
export function CaseFrame({ insee, view, tab, children }: CaseFrameProps) {
  const { id, title, openedAt, isExercise, closedAt } = view.incident
  const { revalidate } = useRevalidator()
  useLive(closedAt === null ? incidentFiles.live(insee, id) : null)
  useEffect(() => {
    if (closedAt !== null) return
    const timer = setInterval(() => void revalidate(), askAgainMs)
    return () => clearInterval(timer)
  }, [closedAt, revalidate])

  const tabs = ['room', 'services', 'logbook', 'files', 'end'] as const
  return (
    <Page
      title={tab === 'room' ? title : words[tab]}
      windowTitle={`${words[tab]}, ${title}`}
      breadcrumb={[
        { label: words.incidents, path: incidentPaths.incidents(insee) },
        ...(tab === 'room' ? [] : [{ label: title, path: incidentPaths.room(insee, id) }]),
        { label: tab === 'room' ? title : words[tab] },
      ]}
      lead={words.opened(instantInWords(new Date(openedAt)))}
    >
      <Stack>
        {isExercise && (
          <p className={styles.exercise}>
            <strong>{words.exercise}</strong> {words.exerciseMeaning}
          </p>
        )}
        <nav aria-label={words.tabs} className={styles.tabs}>
          {tabs.map((one) =>
            one === tab ? (
              <span key={one} aria-current="page" className={styles.here}>
                {words[one]}
              </span>
            ) : (
              <LinkButton key={one} to={incidentPaths[one](insee, id)}>
                {words[one]}
              </LinkButton>
            ),
          )}
        </nav>
        {view.cause !== null && <p className="soft">{words.cause(view.cause.title)}</p>}
        <Ended insee={insee} view={view} />
        {children}
      </Stack>
    </Page>
  )
}

function Ended({ insee, view }: Pick<CaseFrameProps, 'insee' | 'view'>) {
  const { outcome, closedAt } = view.incident
  if (closedAt === null) return null
  const joined = outcome?.joined ?? null
  return (
    <Notice
      title={words.ended[outcome?.how ?? 'ended']}
      holds={words.frozen}
      actions={
        joined !== null && <LinkButton to={incidentPaths.room(insee, joined)}>{words.seeOther}</LinkButton>
      }
    >
      <p>{outcome?.words}</p>
    </Notice>
  )
}
