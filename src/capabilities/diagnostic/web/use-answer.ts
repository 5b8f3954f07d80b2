import { useEffect, useRef, useState } from 'react'
import { useFetcher, useNavigate } from 'react-router'
import type { Question } from '../../../api-client/index.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import type { SentAnswer } from './answer-action.ts'
import { conflictIn, type Draft, draftOf, isKept, type KeptAnswer, missingIn } from './answer-draft.ts'

/** Through the radios by keyboard, each arrow chooses: only the one where the person stops is saved. */
const keyboardPauseMs = 700

interface AnswerOptions {
  readonly question: Question
  /** The route whose action is `saveAnswer`; the page itself when absent. */
  readonly action?: string | undefined
  readonly onSaved?: ((answer: KeptAnswer) => void) | undefined
}

/**
 * One answer, saved as one goes. Nothing is sent while something else is on its way: versions would cross. What the
 * network refused stays on the screen and is sent again by `retry`, or with the next change.
 */
export function useAnswer({ question, action, onSaved }: AnswerOptions) {
  const fetcher = useFetcher<Result<KeptAnswer, Problem>>()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => draftOf(question.answer))
  const [kept, setKept] = useState(question.answer)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** To be saved as soon as nothing is on its way. */
  const [wanted, setWanted] = useState<Draft | null>(null)
  /** Where to go once all is saved. */
  const [goal, setGoal] = useState<string | null>(null)
  const [isSavedHere, setIsSavedHere] = useState(false)
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null)
  const read = useRef(fetcher.data)
  /** From the sending to the reading of its answer; the state of the fetcher is rendered later. */
  const isSending = useRef(false)
  const isBusy = fetcher.state !== 'idle'

  const want = (next: Draft) => {
    if (pause.current !== null) clearTimeout(pause.current)
    pause.current = null
    setProblem(null)
    setWanted(next)
  }

  const send = (next: Draft, version: number) => {
    if (next.reply === null || isSending.current) return
    isSending.current = true
    const sent: SentAnswer = { ...next, questionId: question.id, reply: next.reply, version: String(version) }
    void fetcher.submit(
      { ...sent },
      { method: 'put', defaultShouldRevalidate: false, ...(action && { action }) },
    )
  }

  const receive = (outcome: Result<KeptAnswer, Problem>) => {
    isSending.current = false
    if (outcome.ok) {
      setKept(outcome.value)
      setIsSavedHere(true)
      onSaved?.(outcome.value)
    } else {
      setProblem(outcome.error)
      setWanted(null)
      setGoal(null)
    }
  }

  // One or the other: what to send next is decided once the answer that just came is part of the state.
  useEffect(() => {
    if (!isBusy && fetcher.data !== undefined && fetcher.data !== read.current) {
      read.current = fetcher.data
      receive(fetcher.data)
    } else if (wanted !== null && !isSending.current) {
      if (isKept(wanted, kept) || missingIn(wanted) !== null) setWanted(null)
      else send(wanted, kept?.version ?? 0)
    }
  })

  useEffect(() => {
    if (goal === null || wanted !== null || isBusy || problem !== null || !isKept(draft, kept)) return
    setGoal(null)
    void navigate(goal)
  }, [goal, wanted, isBusy, problem, draft, kept, navigate])

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

  return {
    draft,
    kept,
    problem,
    conflict: problem?.status === 412 ? conflictIn(problem.extra) : null,
    isBusy: isBusy || wanted !== null,
    isSavedHere,
    isUnsaved,
    /** Saves at once, or after a pause when the keyboard goes through the replies. */
    choose(reply: KeptAnswer['reply'], isByKeyboard: boolean) {
      const next = { ...draft, reply }
      setDraft(next)
      if (!isByKeyboard) return want(next)
      if (pause.current !== null) clearTimeout(pause.current)
      pause.current = setTimeout(() => want(next), keyboardPauseMs)
    },
    type: (typed: Partial<Pick<Draft, 'reason' | 'note'>>) => setDraft((before) => ({ ...before, ...typed })),
    save: () => want(draft),
    leaveFor(path: string) {
      want(draft)
      setGoal(path)
    },
    /** Says today what was said before: the same words, with today’s date. */
    confirm() {
      if (kept !== null) send(draft, kept.version)
    },
    keepTheirs(answer: KeptAnswer | null) {
      setProblem(null)
      setKept(answer)
      setDraft(draftOf(answer))
      setIsSavedHere(true)
    },
    /** Writes this screen’s words over the version that is there now. */
    keepMine(currentVersion: number) {
      setProblem(null)
      send(draft, currentVersion)
    },
  }
}
