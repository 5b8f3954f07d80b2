import { momentInWords } from './moment-in-words.ts'

/** « ce matin à 6 h 12 », on the clock of the person who reads. `at` is an ISO instant. */
export function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{momentInWords(new Date(at), new Date())}</time>
}
