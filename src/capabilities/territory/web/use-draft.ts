import { useEffect, useState } from 'react'
import { printOf } from './drafts.ts'

/**
 * What stands in the fields of a form, and what they started from. A newer version that was saved elsewhere replaces
 * an untouched draft; it never replaces anything under the hands of the person.
 */
export function useDraft<D extends object>(saved: D) {
  const [start, setStart] = useState(saved)
  const [draft, setDraft] = useState(saved)
  const startPrint = printOf(start)
  const isUntouched = printOf(draft) === startPrint
  const isNewer = printOf(saved) !== startPrint

  useEffect(() => {
    if (!isUntouched || !isNewer) return
    setStart(saved)
    setDraft(saved)
  }, [isUntouched, isNewer, saved])

  return {
    draft,
    startPrint,
    isUntouched,
    change: (part: Partial<D>) => setDraft((before) => ({ ...before, ...part })),
    /** The fields now hold what is saved. */
    startFrom: (version: D) => {
      setStart(version)
      setDraft(version)
    },
    /** The draft stays, and is meant to replace this version. */
    replace: (version: D) => setStart(version),
  }
}
