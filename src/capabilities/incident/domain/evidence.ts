import type { Doer } from './playbook.ts'

export interface Piece {
  readonly id: string
  readonly label: string
  /** The first who may touch it. */
  readonly who: 'secretary' | 'provider' | 'csirt'
  readonly how: string
}

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly keep: readonly string[]
  readonly signature: string
}

const skill: Readonly<Record<Doer, number>> = { anyone: 0, secretary: 0, mayor: 0, provider: 1, csirt: 2 }

/** The secretary photographs, no more: disks, memory and logs are for the provider or the CSIRT. */
export function mayCollect(piece: Piece, doer: Doer): boolean {
  return skill[doer] >= skill[piece.who]
}

/** What a blank that nobody filled looks like, on screen and on paper. */
export const dots = '…………'

/**
 * The letter with its blanks filled, and the names of those still empty. What is missing is shown as dots: a letter
 * goes out incomplete rather than not at all, and nothing is ever made up.
 */
export function filledLetter(
  letter: Letter,
  blanks: Readonly<Record<string, string>>,
): { readonly letter: Letter; readonly missing: readonly string[] } {
  const missing = new Set<string>()
  const fill = (text: string) =>
    text.replace(/\{\{([a-z-]+)\}\}/g, (_, name: string) => {
      const value = Object.hasOwn(blanks, name) ? (blanks[name] ?? '').trim() : ''
      if (value === '') missing.add(name)
      return value === '' ? dots : value
    })
  return {
    letter: {
      to: letter.to,
      subject: fill(letter.subject),
      paragraphs: letter.paragraphs.map(fill),
      keep: letter.keep,
      signature: fill(letter.signature),
    },
    missing: [...missing],
  }
}
