import { excerpt } from './headers.ts'
import type { HtmlPage, Link } from './html-page.ts'

/** A page that the law asks for, which only a person can recognise. */
export type Notice = 'legal-notice' | 'accessibility-statement'

const mostCandidates = 3

/** Words as they are found in links: lower case, no accents, one space between words. */
const wordsOf: Readonly<Record<Notice, { readonly text: RegExp; readonly path: RegExp }>> = {
  'legal-notice': {
    text: /\b(mentions? legales?|informations? legales?|notices? legales?)\b/,
    path: /\b(mentions? legales?|mentionslegales|infos? legales?|legal notice)\b/,
  },
  'accessibility-statement': {
    text: /\b(declaration d ?accessibilite|accessibilite( numerique)?)\b|\brgaa\b/,
    path: /\b(declaration (d |de l )?accessibilite|accessibilite)\b|\brgaa\b/,
  },
}

/**
 * Links of the home page that may lead there, the likeliest first, to be shown to a person: words in a link say
 * nothing of what the page behind holds.
 */
export function findCandidates(notice: Notice, page: HtmlPage): Link[] {
  const { text, path } = wordsOf[notice]
  const scored = page.links
    .filter(({ url }) => /^https?:/.test(url))
    .map((link) => {
      const score = (text.test(plain(link.text)) ? 2 : 0) + (path.test(plain(pathOf(link.url))) ? 1 : 0)
      return { link, score }
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  const byUrl = new Map<string, Link>()
  for (const { link } of scored) {
    const url = withoutFragment(link.url)
    if (!byUrl.has(url)) byUrl.set(url, { url, text: excerpt(link.text, 120) })
  }
  return [...byUrl.values()].slice(0, mostCandidates)
}

/** `Déclaration d’accessibilité` and `declaration-d-accessibilite` read alike. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  const path = `${pathname} ${search}`
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A fragment is another place of the same page, unless programs of the page use it as an address (`#/`, `#!`). */
function withoutFragment(url: string): string {
  return /#[!/]/.test(url) ? url : url.replace(/#.*$/s, '')
}
