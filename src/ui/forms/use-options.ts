import { useEffect, useState } from 'react'

export interface Option {
  readonly value: string
  /** What the field shows once chosen: « Cortevaix (71460) ». */
  readonly label: string
  /** Tells twins apart: « Saône-et-Loire, 247 habitants ». */
  readonly detail?: string | undefined
}

export type SearchOptions = (typed: string, signal: AbortSignal) => Promise<readonly Option[]>

export type Found =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly options: readonly Option[] }
  | { readonly kind: 'failed' }

const pauseMs = 150

/** Searches once the person pauses; an answer that comes after a newer question is dropped. */
export function useOptions(search: SearchOptions, typed: string | null, fromLength: number): Found {
  const [found, setFound] = useState<Found>({ kind: 'idle' })
  useEffect(() => {
    const words = typed?.trim() ?? ''
    if (words.length < fromLength) {
      setFound({ kind: 'idle' })
      return
    }
    const asked = new AbortController()
    const timer = setTimeout(() => {
      setFound((before) => (before.kind === 'found' ? before : { kind: 'searching' }))
      search(words, asked.signal).then(
        (options) => {
          if (!asked.signal.aborted) setFound({ kind: 'found', options })
        },
        () => {
          if (!asked.signal.aborted) setFound({ kind: 'failed' })
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [search, typed, fromLength])
  return found
}
