import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useBlocker } from 'react-router'

interface Leaving {
  /** The person wants to leave: what is not sent yet is sent now. */
  readonly isLeaving: boolean
  readonly report: (questionUrn: string, isPending: boolean) => void
}

export const LeavingContext = createContext<Leaving>({ isLeaving: false, report: () => undefined })

/** Leaves the page once each answer on it is saved; one that could not be saved says so, and lets the person go. */
export function useLeaving(): Leaving {
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set())
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      pending.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  )
  const isLeaving = blocker.state === 'blocked'
  useEffect(() => {
    if (blocker.state === 'blocked' && pending.size === 0) blocker.proceed()
  }, [blocker, pending])
  const report = useCallback((questionUrn: string, isPending: boolean) => {
    setPending((before) => {
      if (before.has(questionUrn) === isPending) return before
      const after = new Set(before)
      if (isPending) after.add(questionUrn)
      else after.delete(questionUrn)
      return after
    })
  }, [])
  return useMemo(() => ({ isLeaving, report }), [isLeaving, report])
}

/** For one question: tells the page what is not saved yet, and saves it when the person leaves. */
export function useSavedBeforeLeaving(questionUrn: string, isPending: boolean, save: () => void): void {
  const { isLeaving, report } = useContext(LeavingContext)
  useEffect(() => {
    report(questionUrn, isPending)
    return () => report(questionUrn, false)
  }, [questionUrn, isPending, report])
  useEffect(() => {
    if (isLeaving && isPending) save()
  })
}
