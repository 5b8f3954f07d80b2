import { spawnSync } from 'node:child_process'

/** poppler-utils: Debian's reader of PDF. Tests that need it skip visibly where it is absent. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0

/** What the bytes themselves declare; metadata and catalogue are not compressed. */
export function declarationsOf(pdf: Uint8Array) {
  const bytes = Buffer.from(pdf).toString('latin1')
  return {
    pages: Number(/<xmpTPg:NPages>(\d+)</.exec(bytes)?.[1] ?? Number.NaN),
    uaPart: /<pdfuaid:part>(\d)</.exec(bytes)?.[1],
    language: /\/Lang \(([^)]*)\)/.exec(bytes)?.[1],
    isMarked: /\/MarkInfo\s*<<[^>]*\/Marked true/.test(bytes),
    hasStructure: bytes.includes('/StructTreeRoot'),
    showsTitle: /\/DisplayDocTitle true/.test(bytes),
  }
}

export function pagesOf(pdf: Uint8Array): number {
  return declarationsOf(pdf).pages
}

/** The text as a person would copy it, without the marks where long words may break. */
export function textOf(pdf: Uint8Array): string {
  return run('pdftotext', ['-layout', '-', '-'], pdf).replaceAll('\u200b', '')
}

/** Where the words farthest to the right end, in points; an A4 page is 595 wide. */
export function rightmostOf(pdf: Uint8Array): number {
  const ends = [...run('pdftotext', ['-bbox', '-', '-'], pdf).matchAll(/xMax="([\d.]+)"/g)]
  return Math.max(...ends.map((match) => Number(match[1])))
}

/** The tags in reading order, each with the words it holds. */
export function structureOf(pdf: Uint8Array): string {
  return run('pdfinfo', ['-struct-text', '-'], pdf)
}

/** Levels of the headings in reading order. */
export function headingLevelsOf(pdf: Uint8Array): number[] {
  return [...structureOf(pdf).matchAll(/^\s*H(\d)\b/gm)].map((match) => Number(match[1]))
}

function run(command: string, options: string[], pdf: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync(command, options, { input: pdf, maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(`${command} stopped with ${status}: ${stderr}`)
  return stdout.toString('utf8')
}
