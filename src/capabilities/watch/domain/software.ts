import { excerpt, valuesOf } from './headers.ts'
import type { HtmlPage } from './html-page.ts'
import type { HttpAnswer } from './visit.ts'

/** A program that shows itself. Security bulletins are matched by `name` and `version`. */
export interface Software {
  /** As its makers write it, such as `WordPress`. */
  readonly name: string
  /** Null when it is not shown. */
  readonly version: string | null
  readonly from: 'server' | 'x-powered-by' | 'header' | 'generator' | 'path'
}

const mostKept = 20

/** Programs that show themselves in the answer and the page: nothing more is asked of the server. */
export function findSoftware(answer: HttpAnswer, page: HtmlPage | null): Software[] {
  const found = [
    ...valuesOf(answer, 'server').flatMap((value) => productsIn(value, 'server')),
    ...valuesOf(answer, 'x-powered-by').flatMap((value) => productsIn(value, 'x-powered-by')),
    ...valuesOf(answer, 'x-aspnet-version').flatMap((version) => named('ASP.NET', version, 'header')),
    ...valuesOf(answer, 'x-aspnetmvc-version').flatMap((version) => named('ASP.NET MVC', version, 'header')),
    ...['x-generator', 'composed-by'].flatMap((header) =>
      valuesOf(answer, header).flatMap((value) => generatorIn(value, 'header')),
    ),
    ...(page?.generators ?? []).flatMap((value) => generatorIn(value, 'generator')),
    ...(page === null ? [] : byPath(page)),
  ]
  return withoutRepeats(found).slice(0, mostKept)
}

const version = /^v?(\d[\w.+~:-]{0,40})$/i

/** The products of `Server` and `X-Powered-By` (RFC 9110 section 10.2.4); what stands in brackets is a comment. */
function productsIn(value: string, from: Software['from']): Software[] {
  return value
    .slice(0, 500)
    .replace(/\([^()]*\)/g, ' ')
    .split(/[\s,;]+/)
    .flatMap((product) => {
      const [name = '', shown] = product.split('/', 2)
      if (!/^[A-Za-z][\w.+-]{0,60}$/.test(name)) return []
      return [{ name: knownNames[name.toLowerCase()] ?? name, version: versionIn(shown), from }]
    })
}

const versionIn = (text: string | undefined) => version.exec(text?.trim() ?? '')?.[1] ?? null

function named(name: string, shown: string, from: Software['from']): Software[] {
  return [{ name, version: versionIn(shown), from }]
}

/** `WordPress 6.5.2`, `Joomla! - Open Source Content Management`, `TYPO3 CMS`, `SPIP 4.2.9 @ …`. */
function generatorIn(value: string, from: Software['from']): Software[] {
  const text = (value.slice(0, 200).split(/[;@|,(]|\s[-–]\s/, 1)[0] ?? '').trim()
  const known = Object.entries(knownNames).find(([key]) => text.toLowerCase().startsWith(key))
  const read = /^(\S.*?)[\s/]+v?(\d[\w.+~-]*)/i.exec(text)
  const name = known?.[1] ?? (read?.[1] ?? text).trim()
  return /^[a-z]/i.test(name) ? [{ name: excerpt(name, 60), version: versionIn(read?.[2]), from }] : []
}

const knownNames: Readonly<Record<string, string>> = {
  wordpress: 'WordPress',
  joomla: 'Joomla',
  drupal: 'Drupal',
  spip: 'SPIP',
  typo3: 'TYPO3',
  prestashop: 'PrestaShop',
  'wix.com': 'Wix',
  'microsoft-iis': 'Microsoft-IIS',
  apache: 'Apache',
  nginx: 'nginx',
  php: 'PHP',
  openssl: 'OpenSSL',
  litespeed: 'LiteSpeed',
  caddy: 'Caddy',
}

/** Folders that only one program has, in addresses that are already in the page. */
const paths: readonly (readonly [RegExp, string])[] = [
  [/\/wp-(content|includes)\//, 'WordPress'],
  [/\/sites\/(default|all)\/(files|themes|modules)\/|\/core\/misc\/drupal\.js/, 'Drupal'],
  [/\/media\/(jui|system|vendor\/joomla)[/-]|\/components\/com_[a-z]+\//, 'Joomla'],
  [/\/typo3(temp|conf)\//, 'TYPO3'],
  [/\/squelettes(-dist)?\/|\/spip\.php\b|\/plugins-dist\//, 'SPIP'],
]

function byPath(page: HtmlPage): Software[] {
  const addresses = [...page.references, ...page.links].map(({ url }) => url)
  return paths
    .filter(([path]) => addresses.some((url) => path.test(url)))
    .map(([, name]) => ({ name, version: null, from: 'path' }))
}

/** Each program once; the first line that shows its version wins. */
function withoutRepeats(found: readonly Software[]): Software[] {
  const kept = new Map<string, Software>()
  for (const software of found) {
    const key = software.name.toLowerCase()
    const before = kept.get(key)
    if (before === undefined || (before.version === null && software.version !== null))
      kept.set(key, software)
  }
  return [...kept.values()]
}
