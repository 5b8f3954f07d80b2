import type { peopleTexts } from './people-texts.fr.ts'

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer G) => string
      ? (...given: G) => string
      : Words<T[K]>
}

/** What is said of the people of a commune, and of those of an organisation. */
export type PeopleWords = Words<typeof peopleTexts>
