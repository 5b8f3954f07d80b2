/** A line of a text, numbered from 1. `isTooLong`: only its start was kept. */
export interface Line {
  readonly number: number
  readonly text: string
  readonly isTooLong: boolean
}

/** Far more than a domain, an address and a site need; a file without line ends does not fill the memory. */
const longestLine = 16_384

/** Cuts a text that comes in pieces into lines: CRLF, LF or CR, the last one with or without an end. */
export async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0
  let rest = ''
  let isTooLong = false
  const finish = (text: string): Line => {
    number += 1
    const line = {
      number,
      text: text.slice(0, longestLine),
      isTooLong: isTooLong || text.length > longestLine,
    }
    isTooLong = false
    return line
  }
  for await (const piece of pieces) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const part of parts) yield finish(part)
    // A final CR stays in `rest`: the next piece says whether an LF follows.
    if (rest.length > longestLine) {
      isTooLong = true
      rest = rest.slice(0, longestLine) + (rest.endsWith('\r') ? '\r' : '')
    }
  }
  const last = rest.replace(/\r$/, '')
  if (last !== '') yield finish(last)
}
