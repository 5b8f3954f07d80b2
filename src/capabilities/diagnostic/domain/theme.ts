/** A chapter of the questionnaire and of the list of measures. */
export interface Theme {
  /** kebab-case, stable for ever. */
  readonly id: string
  readonly title: string
  /** From 1, without gaps. */
  readonly order: number
}
