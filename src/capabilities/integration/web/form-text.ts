/** What was typed in a field; a field that is absent was not filled. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What was ticked under a name, of what may be. */
export const tickedIn = <T extends string>(form: FormData, name: string, offered: readonly T[]): T[] =>
  offered.filter((each) => form.getAll(name).includes(each))
