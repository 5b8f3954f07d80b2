/** A document made of headings, paragraphs and lists: drawn as PDF, or written as an editable file. */
export interface ActSection {
  readonly heading: string
  readonly texts: readonly string[]
  readonly points: readonly string[]
  /** « Source : RGPD, art. 28 §3, a) · relu le 22 novembre 2026 · … » */
  readonly source: string | null
}

export interface WrittenAct {
  readonly title: string
  readonly kicker: string
  readonly intro: readonly string[]
  readonly sections: readonly ActSection[]
  /** Who signs, each with what is known of it already; empty when nobody does. */
  readonly signatures: readonly { readonly who: string; readonly line: string }[]
}

/** Puts values in the place of `{names}`; a name that nobody filled stays as it is, and a test sees it. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  const put = text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return put.charAt(0).toLocaleUpperCase('fr') + put.slice(1)
}
