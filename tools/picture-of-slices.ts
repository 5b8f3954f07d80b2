import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const capabilities = join(import.meta.dirname, '..', 'src', 'capabilities')

/** The slices and what each declares to use, as a Mermaid diagram: the picture in ARCHITECTURE.md. */
export function pictureOfSlices(): string {
  const slices = readdirSync(capabilities).map((name) => {
    const { uses } = JSON.parse(readFileSync(join(capabilities, name, 'uses.json'), 'utf8')) as {
      uses: string[]
    }
    return { name, uses }
  })
  const direct = slices.flatMap(({ name, uses }) =>
    uses.filter((used) => !isImplied(used, uses, slices)).map((used) => `  ${name} --> ${used}`),
  )
  return ['```mermaid', 'flowchart BT', ...direct, '```'].join('\n')
}

/** Drawn already through another: plan uses diagnostic, which uses territory. */
function isImplied(
  used: string,
  uses: readonly string[],
  slices: readonly { name: string; uses: string[] }[],
): boolean {
  const reaches = (from: string): boolean => {
    const next = slices.find(({ name }) => name === from)?.uses ?? []
    return next.includes(used) || next.some(reaches)
  }
  return uses.some((other) => other !== used && reaches(other))
}

/** The document with its picture drawn anew between the two marks. */
export function withPicture(document: string): string {
  return document.replace(
    /(<!-- slices -->\n)[\s\S]*?(<!-- \/slices -->)/,
    (_, start: string, end: string) => `${start}${pictureOfSlices()}\n${end}`,
  )
}
