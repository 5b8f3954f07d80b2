/** What may stand in an element: false and null leave nothing. */
export type Content = Node | string | number | null | false | readonly Content[]

type Listener = (event: Event) => void
export type Properties = Readonly<Record<string, string | number | boolean | null | Listener>>

/** An element with its attributes, what it listens to (`onClick`), and what stands in it. Words are never read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...contents: readonly Content[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2).toLowerCase(), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value !== null) element.setAttribute(key, String(value))
  }
  element.append(...nodesOf(contents))
  return element
}

function nodesOf(contents: readonly Content[]): (Node | string)[] {
  return contents.flatMap((content) => {
    if (content === null || content === false) return []
    if (typeof content === 'string' || typeof content === 'number') return [String(content)]
    return content instanceof Node ? [content] : nodesOf(content)
  })
}

export const button = (look: 'main' | 'plain' | 'quiet' | 'human', label: string, onClick: Listener) =>
  el('button', { type: 'button', class: `act ${look}`, onClick }, label)

export const link = (to: string, label: Content, look = '') =>
  el('a', { href: to, ...(look === '' ? {} : { class: look }) }, label)

export const details = (summary: Content, ...contents: Content[]) =>
  el('details', {}, el('summary', {}, summary), contents)

export const listOf = (name: 'ol' | 'ul', lines: readonly string[], look: string | null = null) =>
  el(
    name,
    { class: look },
    lines.map((line) => el('li', {}, line)),
  )
