import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import type { LinkSeen } from '../domain/link.ts'
import { limits } from './limits.ts'

/** What the rules need of a page, in a mail or attached to it. */
export interface PageSeen {
  readonly text: string
  readonly links: readonly LinkSeen[]
  readonly hasForm: boolean
  readonly hasPasswordField: boolean
  readonly hasScript: boolean
}

/** Fed piece by piece, so that one endless tag is no more than one piece. */
const pieceLength = 16_384
const longestShown = 500
const rawText = new Set(['style', 'xmp', 'noembed', 'noframes'])
const plainText = new Set(['title', 'textarea'])
const partsText = new Set('p div br tr td li h1 h2 h3 h4 table blockquote hr'.split(' '))

/**
 * Reads a page with the tokenizer of the HTML standard alone: its time grows with the length of the page. Text hidden
 * by styles is read too; it can only add reasons.
 */
export function readPage(html: string): PageSeen {
  const reader = new Reader()
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.tokenizer = tokenizer
  for (let start = 0; start < html.length; start += pieceLength)
    tokenizer.write(html.slice(start, start + pieceLength), start + pieceLength >= html.length)
  reader.endLink()
  const { links, hasForm, hasPasswordField, hasScript } = reader
  return { text: reader.pieces.join(''), links, hasForm, hasPasswordField, hasScript }
}

class Reader implements TokenHandler {
  readonly pieces: string[] = []
  readonly links: LinkSeen[] = []
  hasForm = false
  hasPasswordField = false
  hasScript = false
  tokenizer: Tokenizer | null = null
  private length = 0
  private silent: string | null = null
  private link: { target: string; shown: string } | null = null

  onStartTag(tag: Token.TagToken): void {
    const { tagName } = tag
    if (this.tokenizer !== null) {
      if (tagName === 'script') this.tokenizer.state = TokenizerMode.SCRIPT_DATA
      else if (rawText.has(tagName)) this.tokenizer.state = TokenizerMode.RAWTEXT
      else if (plainText.has(tagName)) this.tokenizer.state = TokenizerMode.RCDATA
    }
    if (tagName === 'script' || tagName === 'style') this.silent = tagName
    const attribute = (name: string) => tag.attrs.find((each) => each.name === name)?.value
    if (tagName === 'script' || tag.attrs.some(({ name }) => /^on[a-z]+$/.test(name))) this.hasScript = true
    if (partsText.has(tagName)) this.addText(' ')
    if (tagName === 'a' || tagName === 'area') this.beginLink(attribute('href') ?? attribute('xlink:href'))
    else if (tagName === 'form') {
      this.hasForm = true
      this.addLink(attribute('action'), 'form')
    } else if (tagName === 'input' && attribute('type')?.trim().toLowerCase() === 'password')
      this.hasPasswordField = true
    else if (tagName === 'iframe' || tagName === 'embed') this.addLink(attribute('src'), 'page')
    else if (tagName === 'object') this.addLink(attribute('data'), 'page')
    else if (tagName === 'meta') this.readMeta(attribute('http-equiv'), attribute('content'))
    else if (tagName === 'img') this.addText(` ${attribute('alt') ?? ''} `)
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (tagName === this.silent) this.silent = null
    if (tagName === 'a') this.endLink()
    else if (partsText.has(tagName)) this.addText(' ')
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.silent === null) this.addText(chars)
  }
  onWhitespaceCharacter(): void {
    if (this.silent === null) this.addText(' ')
  }
  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}

  endLink(): void {
    if (this.link !== null && this.links.length < limits.links) {
      const shown = this.link.shown.replace(/\s+/g, ' ').trim().slice(0, longestShown)
      this.links.push({ ...this.link, shown, from: 'page' })
    }
    this.link = null
  }

  private beginLink(target: string | undefined): void {
    this.endLink()
    if (target !== undefined && !/^\s*(?:#|mailto:|tel:)/i.test(target)) this.link = { target, shown: '' }
  }

  private addLink(target: string | undefined, from: 'form' | 'page'): void {
    if (target !== undefined && target !== '' && this.links.length < limits.links)
      this.links.push({ shown: '', target, from })
  }

  /** `<meta http-equiv="refresh" content="0; url=…">` leads away at once. */
  private readMeta(kind: string | undefined, content: string | undefined): void {
    if (kind?.trim().toLowerCase() !== 'refresh' || content === undefined) return
    this.addLink(/url\s*=\s*['"]?([^'"]+)/i.exec(content.slice(0, 4096))?.[1], 'page')
  }

  private addText(text: string): void {
    if (this.link !== null && this.link.shown.length < longestShown * 4) this.link.shown += text
    if (this.length > limits.textInLetters) return
    this.length += text.length
    this.pieces.push(text)
  }
}

const addressInText = /\b(?:https?:\/\/|www\.)[^\s<>"'\u00a0]{3,2000}/gi

/** The addresses that mail programs make clickable in plain text. */
export function linksInText(text: string): LinkSeen[] {
  const found: LinkSeen[] = []
  for (const [match] of text.slice(0, limits.textInLetters).matchAll(addressInText)) {
    if (found.length === limits.links) break
    const address = match.replace(/[).,;:!?»\]]+$/, '')
    found.push({ shown: '', target: /^www\./i.test(address) ? `http://${address}` : address, from: 'text' })
  }
  return found
}
