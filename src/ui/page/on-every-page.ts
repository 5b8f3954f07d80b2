import type { ComponentType } from 'react'

let shown: ComponentType | null = null

/** What stands above the title of every page. Lazy: on most days it shows nothing. */
export function showOnEveryPage(piece: ComponentType): void {
  shown = piece
}

export const shownOnEveryPage = (): ComponentType | null => shown
