/** What the address of the list asks of the API: its own words, and nothing that is empty. */
const names = ['q', 'standing', 'gap', 'epci', 'departement', 'sort', 'order', 'page'] as const

export function askedOf(search: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams()
  for (const name of names) {
    const value = search.get(name)?.trim() ?? ''
    if (value !== '') asked.set(name, value)
  }
  return asked
}

/** The same list with one thing changed, from its first page. */
export function searchWith(search: URLSearchParams, change: Readonly<Record<string, string | null>>): string {
  const asked = askedOf(search)
  asked.delete('page')
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') asked.delete(name)
    else asked.set(name, value)
  }
  return asked.toString()
}

export const isNarrowed = (search: URLSearchParams): boolean =>
  ['q', 'standing', 'gap', 'epci', 'departement'].some((name) => (search.get(name) ?? '') !== '')
