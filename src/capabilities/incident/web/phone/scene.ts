import type { Content } from './dom.ts'
import type { Phone } from './phone.ts'

/** What a screen is given. */
export interface Scene {
  readonly phone: Phone
  /** What follows the name of the screen in the address. */
  readonly rest: readonly string[]
  go(address: string): void
  /** Draws this screen again, where one stands. */
  redraw(): void
  /** Read by voices, and shown for who looks. */
  say(words: string): void
  /** While this screen is shown. */
  onChange(listen: () => void): void
}

export type Screen = (scene: Scene) => Content

export const addresses = {
  opening: '#/',
  triage: (path: readonly string[]) => `#/question/${path.join('/')}`,
  alreadyDone: '#/deja-fait',
  now: '#/geste',
  step: (id: string) => `#/geste/${id}`,
  steps: '#/gestes',
  calls: '#/appeler',
  log: '#/main-courante',
  attach: '#/relier',
  paper: '#/papier',
  falseAlarm: '#/fausse-alerte',
} as const
