import { useEffect, useRef, useState } from 'react'
import type { LookAlike } from '../../../api-client/index.ts'
import { useAction } from '../../../ui/forms/use-action.ts'
import type { SortedAs } from './pieces/LookAlikeRow.tsx'

/** What was done last, and what undoes it. */
export interface LastSorting {
  readonly lookAlike: LookAlike
  readonly sortedAs: SortedAs
  readonly was: SortedAs
}

/** Sorts one name at a time. The place that says what was done takes the focus: the row that was pressed has moved. */
export function useSorting() {
  const { submit, isBusy, problem, value } = useAction<LookAlike>()
  const [asked, setAsked] = useState<Omit<LastSorting, 'lookAlike'> | null>(null)
  const said = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (value !== null || problem !== null) said.current?.focus()
  }, [value, problem])

  function sort({ name, version, note, sortedAs: was }: LookAlike, sortedAs: SortedAs) {
    setAsked({ sortedAs, was })
    void submit(
      { name, version, ...(note === null ? {} : { note }), ...(sortedAs === null ? {} : { sortedAs }) },
      { method: 'put' },
    )
  }

  const last: LastSorting | null = value !== null && asked !== null ? { ...asked, lookAlike: value } : null
  return { sort, isBusy, problem, last, said }
}
