import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import {
  declarationsOf,
  hasPoppler,
  headingLevelsOf,
  pagesOf,
  rightmostOf,
  structureOf,
  textOf,
} from '../../../test/support/pdf.ts'
import { openDocuments } from './documents.ts'
import { type DocumentForm, headOf } from './form.ts'
import { printableText } from './printable-text.ts'

const documents = openDocuments()
afterAll(() => documents.close())

const probe: DocumentForm<readonly string[]> = {
  file: new URL('./probe.test.typ', import.meta.url),
  fill: (lines) => ({
    ...headOf(
      'Essai',
      { organisation: 'Commune d’Essai', writtenOn: '2026-03-01', isDemonstration: true },
      {
        kind: 'public',
        label: 'Document public',
        mention: 'Il peut être lu.',
        footer: 'Public',
      },
    ),
    lines,
  }),
}

const hostile = [
  '#panic("x")',
  '*gras* _italique_ `code` $x^2$ \\ // /* */ <label> @ref https://exemple.fr = titre',
  '"; #sys.inputs.content #read("/etc/passwd") ${1} #{',
]

describe('a rendered document', async () => {
  const pdf = await documents.renderPdf(probe, hostile)

  test('is tagged PDF/UA-1, in French, with its title shown', () => {
    expect(declarationsOf(pdf)).toMatchObject({
      pages: 1,
      uaPart: '1',
      language: 'fr-FR',
      isMarked: true,
      hasStructure: true,
      showsTitle: true,
    })
  })

  test('is the same bytes when rendered again', async () => {
    expect(Buffer.from(await documents.renderPdf(probe, hostile)).equals(Buffer.from(pdf))).toBe(true)
  })

  test.skipIf(!hasPoppler)('prints what looks like Typst as the text it is', () => {
    const text = textOf(pdf).replace(/\s+/g, ' ')
    for (const fragment of [
      '#panic("x")',
      '*gras*',
      '$x^2$',
      '\\',
      '<label>',
      '@ref',
      '#read("/etc/passwd")',
    ]) {
      expect(text).toContain(fragment)
    }
  })

  test.skipIf(!hasPoppler)('says each state by a word and a sign', () => {
    const text = textOf(pdf)
    for (const state of ['✓ Prouvé', 'i Déclaré', '! À faire', '? Inconnu', '↻ Périmé', '– Sans objet']) {
      expect(text.replace(/\u00a0/g, ' ')).toContain(state)
    }
  })

  test.skipIf(!hasPoppler)(
    'has header cells, headings from level 1, and the mention of its readers in its body',
    () => {
      const structure = structureOf(pdf)
      expect(structure).toMatch(/\bTH\b[\s\S]*\/Scope \/Column/)
      expect(structure).toContain('Il peut être lu.')
      expect(headingLevelsOf(pdf)).toEqual([1])
    },
  )

  test.skipIf(!hasPoppler)('dates itself in words and flags a demonstration', () => {
    const text = textOf(pdf)
    expect(text).toContain('1er mars 2026')
    expect(text).toContain('Démonstration')
    expect(text).toContain('page 1 sur 1')
  })
})

test('every character that is let through can be drawn in PDF/UA', async () => {
  const drawable: string[] = []
  for (let code = 0x21; code < 0x3000; code += 1) {
    const character = String.fromCodePoint(code)
    if (printableText(character) === character && character.trim() !== '') drawable.push(character)
  }
  expect(drawable.length).toBeGreaterThan(900)
  await expect(documents.renderPdf(probe, [drawable.join(' ')])).resolves.toBeInstanceOf(Uint8Array)
})

test('names in any script are printed, with a square for what no font draws', async () => {
  const pdf = await documents.renderPdf(probe, [
    '漢字 😀 \u0e01\u0e33 \u0628\u0644\u062f e\u0301 x\u0301\u0489 \ud800',
    'Māhina ʻĀ Łódź Ÿ œ',
  ])
  expect(pagesOf(pdf)).toBe(1)
})

test.skipIf(!hasPoppler)('500 characters without a space stay between the margins', async () => {
  const pdf = await documents.renderPdf(probe, ['x'.repeat(500), 'M'.repeat(500)])
  expect(pagesOf(pdf)).toBe(1)
  expect(rightmostOf(pdf)).toBeLessThan(540)
})

test('a form that cannot be drawn is refused with its reason, and the next document is drawn', async () => {
  const missing: DocumentForm<null> = {
    ...probe,
    file: new URL('./nowhere.typ', import.meta.url),
    fill: () => probe.fill([]),
  }
  await expect(documents.renderPdf(missing, null)).rejects.toThrow(/nowhere\.typ could not be typeset/)
  await expect(documents.renderPdf(probe, [])).resolves.toBeInstanceOf(Uint8Array)
})

test('documents asked for at once are all drawn, each with its own content', async () => {
  const drawn = await Promise.all(['un', 'deux', 'trois'].map((line) => documents.renderPdf(probe, [line])))
  const sizes = new Set(drawn.map((pdf) => Buffer.from(pdf).toString('base64')))
  expect(sizes.size).toBe(3)
})

test('a rendering past its deadline is refused, and so is the next one', async () => {
  const impatient = openDocuments({ deadlineInSeconds: 0.001 })
  await expect(impatient.renderPdf(probe, ['x'])).rejects.toThrow(/took more than 0.001 s/)
  await expect(impatient.renderPdf(probe, ['y'])).rejects.toThrow(/took more than 0.001 s/)
  impatient.close()
})

test.skipIf(!existsSync('/proc'))('a typesetter that dies at work fails that document only', async () => {
  const own = openDocuments()
  const before = typesetters()
  const interrupted = own.renderPdf(probe, ['x'])
  await expect.poll(() => typesetters().length, { timeout: 20_000 }).toBeGreaterThan(before.length)
  for (const pid of typesetters().filter((pid) => !before.includes(pid))) process.kill(pid, 'SIGKILL')
  await expect(interrupted).rejects.toThrow(/typesetter stopped \(SIGKILL\)/)
  await expect(own.renderPdf(probe, ['x'])).resolves.toBeInstanceOf(Uint8Array)
  own.close()
})

function typesetters(): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(process.pid), '-f', 'typesetter-process'])
  return stdout.toString().split('\n').filter(Boolean).map(Number)
}
