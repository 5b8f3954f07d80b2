import { useRef, useState } from 'react'
import { problemFrom, problemOf } from '../../../../ui/http.ts'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { texts as words } from '../holder-mandates-texts.fr.ts'

type Outcome = { readonly ready: string } | { readonly problem: Problem } | 'nothing-chosen'

/** The letters of the chosen proposals, as one file that the browser keeps until one leaves the page. */
export function LettersForm({
  organisationId,
  chosen,
}: {
  organisationId: string
  chosen: readonly string[]
}) {
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const made = useRef<string | null>(null)

  async function prepare() {
    if (chosen.length === 0) return setOutcome('nothing-chosen')
    setIsBusy(true)
    setOutcome(await askForLetters(organisationId, chosen))
    setIsBusy(false)
  }

  if (outcome !== null && typeof outcome === 'object' && 'ready' in outcome) {
    if (made.current !== null && made.current !== outcome.ready) URL.revokeObjectURL(made.current)
    made.current = outcome.ready
  }
  return (
    <Stack>
      <p className="soft small">{words.lettersMeaning}</p>
      <div>
        <Button isBusy={isBusy} onClick={() => void prepare()}>
          {words.letters}
        </Button>
      </div>
      {outcome === 'nothing-chosen' && <Notice tone="problem" isLive title={words.lettersNone} />}
      {outcome !== null && typeof outcome === 'object' && 'problem' in outcome && (
        <Notice tone="problem" isLive title={outcome.problem.title}>
          {outcome.problem.detail}
        </Notice>
      )}
      {outcome !== null && typeof outcome === 'object' && 'ready' in outcome && (
        <Notice tone="success" isLive title={words.lettersReady}>
          <a href={outcome.ready} download="lettres-de-mandat.pdf">
            {words.lettersSave}
          </a>
        </Notice>
      )}
    </Stack>
  )
}

/** A file comes back, which the generated client would read as text. */
async function askForLetters(organisationId: string, mandateIds: readonly string[]): Promise<Outcome> {
  try {
    const response = await fetch(`/api/v1/organisations/${organisationId}/mandates/letters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mandateIds }),
    })
    if (!response.ok) return { problem: await problemFrom(response) }
    return { ready: URL.createObjectURL(await response.blob()) }
  } catch (error) {
    return { problem: problemOf(error, 0) }
  }
}
