import { useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { CommuneSpace } from '../../../api-client/index.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import type { CommuneIntent } from './commune-action.ts'

const pauseMs = 800

/**
 * The form of the first step, saved as one goes: after a pause in typing, and when a field is left. One sending at a
 * time, since each carries the version that the one before has made.
 */
export function useCommuneForm({ profile }: CommuneSpace) {
  const fetcher = useFetcher<Result<CommuneSpace, Problem>>()
  const form = useRef<HTMLFormElement>(null)
  const version = useRef(profile.version)
  const sent = useRef<{ readonly intent: CommuneIntent; readonly words: string } | null>(null)
  const isSending = useRef(false)
  const waiting = useRef<CommuneIntent | null>(null)
  const read = useRef(fetcher.data)
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isStarting, setIsStarting] = useState(false)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [isUnsaved, setIsUnsaved] = useState(false)

  const send = (intent: CommuneIntent) => {
    if (pause.current !== null) clearTimeout(pause.current)
    pause.current = null
    if (form.current === null) return
    if (intent === 'start') setIsStarting(true)
    if (isSending.current) {
      waiting.current = waiting.current === 'start' ? 'start' : intent
      return
    }
    const fields = new FormData(form.current)
    const words = wordsOf(fields)
    if (intent === 'keep' && words === sent.current?.words) return
    sent.current = { intent, words }
    isSending.current = true
    fields.set('intent', intent)
    fields.set('version', String(version.current))
    void fetcher.submit(fields, { method: 'put', defaultShouldRevalidate: false })
  }
  const isInConflict = problem?.status === 412
  const sendNow = useRef(send)
  sendNow.current = send

  useEffect(() => {
    if (form.current) sent.current = { intent: 'keep', words: wordsOf(new FormData(form.current)) }
    return () => {
      if (pause.current !== null) clearTimeout(pause.current)
    }
  }, [])

  const { data, state } = fetcher
  useEffect(() => {
    if (state !== 'idle' || data === undefined || data === read.current) return
    read.current = data
    isSending.current = false
    const wasStart = sent.current?.intent === 'start'
    if (wasStart) setIsStarting(false)
    setIsUnsaved(!data.ok)
    if (data.ok) {
      version.current = data.value.profile.version
      setSavedAt(new Date())
      setProblem((told) => (told?.status === 412 ? null : told))
    } else {
      // What could not travel goes with the next change.
      sent.current = null
      if (wasStart || data.error.status === 412) setProblem(data.error)
    }
    const next = waiting.current
    waiting.current = null
    if (next !== null) sendNow.current(next)
  }, [state, data])

  return {
    form,
    problem,
    isStarting,
    savedAt,
    isUnsaved,
    /** After each letter. */
    keepSoon() {
      if (isInConflict) return
      if (pause.current !== null) clearTimeout(pause.current)
      pause.current = setTimeout(() => sendNow.current('keep'), pauseMs)
    },
    keep() {
      if (!isInConflict) send('keep')
    },
    start() {
      setProblem(null)
      send('start')
    },
    /** Writes this screen’s words over the version that is there now. */
    keepMine(currentVersion: number) {
      setProblem(null)
      version.current = currentVersion
      sent.current = null
      send('keep')
    },
  }
}

const wordsOf = (fields: FormData): string =>
  JSON.stringify([...fields].map(([name, value]) => [name, String(value)]))
