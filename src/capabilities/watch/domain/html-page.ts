import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'

/** What the rules need of a page in HTML, in the order of the page. Addresses are resolved, fragments left. */
export interface HtmlPage {
  readonly references: readonly Reference[]
  readonly links: readonly Link[]
  /** `<meta name="generator">`. */
  readonly generators: readonly string[]
  /** `<meta http-equiv="Content-Security-Policy">`. */
  readonly policies: readonly string[]
}

/** Something the page has browsers fetch, or a form sent somewhere. */
export interface Reference {
  /** `script`, `img`… with the attribute, such as `script src`. */
  readonly from: string
  /** `active`: could change the page. `passive`: image, sound or film. `form`: where answers are sent. */
  readonly kind: 'active' | 'passive' | 'form'
  readonly url: string
}

export interface Link {
  readonly url: string
  /** As people read it, spaces made single. */
  readonly text: string
}

const mostKept = 2000
const longestLinkText = 300
/** The tokenizer is fed piece by piece, so that one endless tag is no more than one piece. */
const pieceLength = 16_384

const rawText = new Set(['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'])
const plainText = new Set(['title', 'textarea'])

/**
 * Reads a page with the tokenizer of the HTML standard alone: its time grows with the length of the page, whereas
 * that of a tree may grow with its square on a page made for that. What is inside `<template>`, comments, scripts and
 * `<noscript>` is not fetched by browsers, and is not read.
 */
export function readHtml(html: string, pageUrl: string): HtmlPage {
  const reader = new Reader(pageUrl)
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.tokenizer = tokenizer
  for (let start = 0; start < html.length; start += pieceLength) {
    tokenizer.write(html.slice(start, start + pieceLength), start + pieceLength >= html.length)
  }
  reader.endLink()
  return reader.page
}

class Reader implements TokenHandler {
  readonly page = {
    references: [] as Reference[],
    links: [] as Link[],
    generators: [] as string[],
    policies: [] as string[],
  }
  tokenizer: Tokenizer | null = null
  private baseUrl: string
  private isBaseSaid = false
  private templatesOpen = 0
  private link: { url: string; text: string } | null = null

  constructor(pageUrl: string) {
    this.baseUrl = pageUrl
  }

  onStartTag(tag: Token.TagToken): void {
    const { tagName } = tag
    if (this.tokenizer !== null) {
      if (tagName === 'script') this.tokenizer.state = TokenizerMode.SCRIPT_DATA
      else if (rawText.has(tagName)) this.tokenizer.state = TokenizerMode.RAWTEXT
      else if (plainText.has(tagName)) this.tokenizer.state = TokenizerMode.RCDATA
      else if (tagName === 'plaintext') this.tokenizer.state = TokenizerMode.PLAINTEXT
    }
    if (tagName === 'template') this.templatesOpen += 1
    if (this.templatesOpen > 0) return
    const attribute = (name: string) => tag.attrs.find((each) => each.name === name)?.value
    if (tagName === 'base') this.readBase(attribute('href'))
    else if (tagName === 'meta') this.readMeta(attribute)
    else if (tagName === 'a' || tagName === 'area') this.beginLink(attribute('href'), attribute)
    else this.readReferences(tagName, attribute)
    if (tagName === 'img' && this.link !== null) this.addText(` ${attribute('alt') ?? ''}`)
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (tagName === 'template') this.templatesOpen = Math.max(0, this.templatesOpen - 1)
    if (tagName === 'a') this.endLink()
    else if (this.link !== null) this.addText(' ')
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    this.addText(chars)
  }
  onWhitespaceCharacter(): void {
    this.addText(' ')
  }
  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}

  endLink(): void {
    if (this.link !== null && this.page.links.length < mostKept) {
      const text = this.link.text.replace(/\s+/g, ' ').trim().slice(0, longestLinkText)
      this.page.links.push({ url: this.link.url, text })
    }
    this.link = null
  }

  private addText(text: string): void {
    if (this.link !== null && this.link.text.length < longestLinkText * 4) this.link.text += text
  }

  private beginLink(href: string | undefined, attribute: (name: string) => string | undefined): void {
    // A link inside a link ends the first one, as in browsers.
    this.endLink()
    const url = this.resolve(href)
    if (url !== null) {
      this.link = { url, text: [attribute('aria-label'), attribute('title')].filter(Boolean).join(' ') }
      if (this.link.text !== '') this.link.text += ' '
    }
  }

  /** The first one with an address counts (HTML standard, section 4.2.3). */
  private readBase(href: string | undefined): void {
    if (this.isBaseSaid || href === undefined) return
    this.isBaseSaid = true
    const url = this.resolve(href)
    if (url !== null && /^https?:/.test(url)) this.baseUrl = url
  }

  private readMeta(attribute: (name: string) => string | undefined): void {
    const content = attribute('content')
    if (content === undefined) return
    if (attribute('name')?.trim().toLowerCase() === 'generator' && this.page.generators.length < 5) {
      this.page.generators.push(content)
    }
    const isPolicy = attribute('http-equiv')?.trim().toLowerCase() === 'content-security-policy'
    if (isPolicy && this.page.policies.length < 20) this.page.policies.push(content)
  }

  private readReferences(tagName: string, attribute: (name: string) => string | undefined): void {
    if (tagName === 'link') this.readLinkElement(attribute)
    const isImageButton = tagName === 'input' && attribute('type')?.toLowerCase() === 'image'
    for (const [name, kind] of fetchedBy[isImageButton ? 'input image' : tagName] ?? []) {
      const value = attribute(name)
      if (value === undefined) continue
      const addresses = name === 'srcset' ? addressesIn(value) : [value]
      for (const address of addresses) this.addReference(`${tagName} ${name}`, kind, address)
    }
  }

  private readLinkElement(attribute: (name: string) => string | undefined): void {
    const relations = (attribute('rel') ?? '').toLowerCase().split(/\s+/)
    const href = attribute('href')
    if (href === undefined) return
    const isActive = relations.some((each) => /^(stylesheet|manifest|modulepreload)$/.test(each))
    const isImage = relations.some((each) => /^(icon|apple-touch-icon)$/.test(each))
    const isWanted = relations.includes('preload') && attribute('as') !== undefined
    const isWantedImage = isWanted && /^(image|audio|video|track)$/i.test(attribute('as') ?? '')
    if (isActive || (isWanted && !isWantedImage)) this.addReference('link href', 'active', href)
    else if (isImage || isWantedImage) this.addReference('link href', 'passive', href)
  }

  private addReference(from: string, kind: Reference['kind'], address: string): void {
    const url = this.resolve(address)
    if (url !== null && this.page.references.length < mostKept) this.page.references.push({ from, kind, url })
  }

  /** Null for what is no address. Relative ones and those that take the scheme of the page follow the base. */
  private resolve(address: string | undefined): string | null {
    if (address === undefined || address.length > 4096) return null
    return URL.parse(address, this.baseUrl)?.href ?? null
  }
}

type Attribute = readonly [name: string, kind: Reference['kind']]

/** Which attributes make browsers fetch something (Mixed Content, W3C, section 3.1; HTML standard). */
const fetchedBy: Readonly<Record<string, readonly Attribute[]>> = {
  script: [['src', 'active']],
  iframe: [['src', 'active']],
  frame: [['src', 'active']],
  object: [['data', 'active']],
  embed: [['src', 'active']],
  form: [['action', 'form']],
  button: [['formaction', 'form']],
  input: [['formaction', 'form']],
  img: [
    ['src', 'passive'],
    ['srcset', 'passive'],
  ],
  'input image': [
    ['src', 'passive'],
    ['formaction', 'form'],
  ],
  source: [
    ['src', 'passive'],
    ['srcset', 'passive'],
  ],
  audio: [['src', 'passive']],
  video: [
    ['src', 'passive'],
    ['poster', 'passive'],
  ],
  track: [['src', 'active']],
}

/** The addresses of a `srcset` (HTML standard, « parse a srcset attribute »): candidates are parted by a comma at their end. */
function addressesIn(srcset: string): string[] {
  const addresses: string[] = []
  let rest = srcset
  while (addresses.length < 50) {
    rest = rest.replace(/^[\s,]+/, '')
    const end = rest.search(/\s/)
    const address = end === -1 ? rest : rest.slice(0, end)
    if (address === '') break
    rest = rest.slice(address.length)
    addresses.push(address.replace(/,+$/, ''))
    // Without a comma of its own, descriptors follow, up to the next comma outside brackets.
    if (!address.endsWith(',')) rest = rest.replace(/^(?:\([^)]*\)?|[^,(])*/, '')
  }
  return addresses
}
