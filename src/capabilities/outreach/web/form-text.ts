/** What was typed in a field; a field that is absent was not filled. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What was ticked under a name, as numbers. */
export const numbersIn = (form: FormData, name: string): number[] => form.getAll(name).map(Number)
