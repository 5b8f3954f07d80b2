const longestLine = 76

/**
 * Lines of 76 characters at most, so that no mail server cuts one; the ends of paragraphs stay. A longer word, such as
 * an address of the web, stays whole on a line of its own.
 */
export function folded(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((paragraph) => {
      const lines: string[] = []
      let line = ''
      for (const word of paragraph.split(/ +/)) {
        if (line !== '' && line.length + 1 + word.length > longestLine) {
          lines.push(line)
          line = word
        } else line = line === '' ? word : `${line} ${word}`
      }
      return [...lines, line].join('\n')
    })
    .join('\n')
    .trim()
}

/** A name typed by somebody, where only one line has its place. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
