import { useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { FrameworkQuestion } from '../../../api-client/index.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import { changeOf, conflictIn, type Draft, draftOf, isKept, type KeptAnswer } from './answer-draft.ts'
import { useSavedBeforeLeaving } from './use-leaving.ts'

/** Through radios by keyboard each arrow chooses: only the one where the person stops is saved. */
const pauseMs = 600

/** One answer, saved as one goes, one sending at a time: versions would cross. */
export function useFrameworkAnswer(question: FrameworkQuestion) {
  const fetcher = useFetcher<Result<KeptAnswer, Problem>>()
  const [draft, setDraft] = useState(() => draftOf(question.answer))
  const [kept, setKept] = useState(question.answer)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wanted, setWanted] = useState<Draft | null>(null)
  const [isSavedHere, setIsSavedHere] = useState(false)
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null)
  const read = useRef(fetcher.data)
  const isSending = useRef(false)
  const isBusy = fetcher.state !== 'idle'

  const want = (next: Draft) => {
    if (pause.current !== null) clearTimeout(pause.current)
    pause.current = null
    setProblem(null)
    setWanted(next)
  }
  const send = (next: Draft, version: number) => {
    if (isSending.current) return
    isSending.current = true
    void fetcher.submit(
      { ...changeOf(question.urn, next), version },
      { method: 'put', encType: 'application/json' },
    )
  }

  // One or the other: what to send next is decided once the answer that just came is part of the state.
  useEffect(() => {
    if (!isBusy && fetcher.data !== undefined && fetcher.data !== read.current) {
      read.current = fetcher.data
      isSending.current = false
      if (fetcher.data.ok) {
        setKept(fetcher.data.value)
        setIsSavedHere(true)
      } else {
        setProblem(fetcher.data.error)
        setWanted(null)
      }
    } else if (wanted !== null && !isSending.current) {
      if (isKept(wanted, kept)) setWanted(null)
      else send(wanted, kept?.version ?? 0)
    }
  })

  const isUnsaved = !isKept(draft, kept)
  // Somebody else answered and the page was read again: shown, unless the person has something of her own here.
  const seen = question.answer
  useEffect(() => {
    if (isUnsaved || seen === null || seen.version <= (kept?.version ?? 0)) return
    setKept(seen)
    setDraft(draftOf(seen))
    setIsSavedHere(false)
  }, [isUnsaved, seen, kept])
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])

  const save = () => {
    if (isUnsaved && wanted === null) want(draft)
  }
  useSavedBeforeLeaving(question.urn, isUnsaved && problem === null, save)

  return {
    draft,
    kept,
    problem,
    conflict: problem?.status === 412 ? conflictIn(problem.extra) : null,
    isBusy: isBusy || wanted !== null,
    isSavedHere,
    isUnsaved,
    /** Saves after a pause. */
    choose(next: Draft) {
      setDraft(next)
      if (pause.current !== null) clearTimeout(pause.current)
      pause.current = setTimeout(() => want(next), pauseMs)
    },
    type: (next: Draft) => setDraft(next),
    save,
    keepTheirs(answer: KeptAnswer | null) {
      setProblem(null)
      setKept(answer)
      setDraft(draftOf(answer))
    },
    /** Writes this screen’s words over the version that is there now. */
    keepMine(currentVersion: number) {
      setProblem(null)
      send(draft, currentVersion)
    },
  }
}
