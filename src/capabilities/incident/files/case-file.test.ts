import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyCase, fullCase } from '../../../../test/support/case-samples.ts'
import { declarationsOf, hasPoppler, rightmostOf, textOf } from '../../../../test/support/pdf.ts'
import { openDocuments } from '../../../platform/documents/documents.ts'
import { fillFile } from '../domain/case-file.ts'
import { dots } from '../domain/evidence.ts'
import { caseFile } from './case-file.ts'
import { writeCaseFileAsDocx } from './case-file-docx.ts'
import { fileKindNamed, fileKinds } from './file-content.ts'
import { type CaseToWrite, knownOfCase } from './known-of-case.ts'

const documents = openDocuments()
afterAll(() => documents.close())

const letterhead = { organisation: 'Commune de Cluny', writtenOn: '2026-11-22', isDemonstration: false }

function kindOf(id: string) {
  const kind = fileKindNamed(id)
  if (kind === undefined) throw new Error(`no file « ${id} »`)
  return kind
}

const filled = (id: string, given: CaseToWrite, written = {}) =>
  fillFile(kindOf(id), knownOfCase(given), written)

const wordsOfDocx = (content: Uint8Array) =>
  Object.entries(unzipSync(content))
    .filter(([name]) => /^word\/(document|header\d)\.xml$/.test(name))
    .map(([, bytes]) =>
      strFromU8(bytes)
        .replace(/<\/w:p>/g, '\n')
        .replace(/<[^>]+>/g, ''),
    )
    .join('\n')

const flat = (text: string) => text.replace(/\s+/g, ' ')

describe.for(fileKinds().map(({ id }) => id))('%s', (id) => {
  it.for([
    ['an empty case', emptyCase(true)],
    ['a full case', fullCase(true)],
  ] as const)('is a PDF/UA of %s, marked as an exercise, that says what is missing', async ([, given]) => {
    const file = filled(id, given)
    const pdf = await documents.renderPdf(caseFile, { letterhead, file, isExercise: true })
    expect(declarationsOf(pdf)).toMatchObject({ uaPart: '1', language: 'fr-FR', isMarked: true })
    if (!hasPoppler) return
    const pages = textOf(pdf)
      .split('\f')
      .filter((page) => page.trim() !== '')
    for (const page of pages) expect(page).toContain('EXERCICE')
    expect(rightmostOf(pdf)).toBeLessThan(560)
    if (file.kind.form === 'poster') expect(pages).toHaveLength(1)
    else for (const label of file.missing) expect(flat(textOf(pdf))).toContain(flat(label))
  })

  it('is an editable file that says the same', async () => {
    const file = filled(id, fullCase())
    const words = wordsOfDocx(await writeCaseFileAsDocx({ letterhead, file, isExercise: false }))
    expect(words).not.toContain('EXERCICE')
    for (const label of file.missing) expect(words).toContain(label.replaceAll('&', '&amp;'))
    expect(wordsOfDocx(await writeCaseFileAsDocx({ letterhead, file, isExercise: true }))).toContain(
      'EXERCICE',
    )
  })
})

describe('what a case knows already', () => {
  it('stands in the complaint: facts with their time, evidence with its hash, who signs', () => {
    const texts = Object.fromEntries(
      filled('plainte', fullCase()).sections.flatMap(({ fields }) =>
        fields.map(({ id, written }) => [id, written]),
      ),
    )
    expect(texts.chronologie).toContain('Claire Martin : Un message demande 3 000 €')
    expect(texts.preuves).toBe(`écran 1.jpg — ${'b'.repeat(64)}`)
    expect(texts.signataire).toBe('Paul Roux, maire')
    expect(texts.degats).toBe('L’état civil : arrêté (depuis 8 h)')
  })

  it('stands in the notification under the values of the CNIL', () => {
    const fields = filled('cnil-initiale', fullCase()).sections.flatMap((section) => section.fields)
    for (const { options, written, id } of fields.filter((field) => field.options.length > 0))
      for (const line of written.split('\n').filter((one) => one !== '')) expect(options, id).toContain(line)
    expect(fields.find(({ id }) => id === 'nature')?.written).toBe('Perte de disponibilité')
  })

  it('is never made up: what nobody knows is missing by its label', () => {
    const { missing, sections } = filled('plainte', emptyCase())
    expect(missing).toContain('Date et numéro de la délibération ou de l’arrêté')
    expect(missing).toContain('Qui signe (nom, qualité)')
    expect(sections.flatMap(({ fields }) => fields).find(({ id }) => id === 'preuves')?.written).toBe('')
  })

  it('gives way to what a person wrote, which is no longer missing', () => {
    const { missing, sections } = filled('plainte', emptyCase(), { signataire: 'Ana Lopez, adjointe' })
    expect(missing).not.toContain('Qui signe (nom, qualité)')
    const field = sections.flatMap(({ fields }) => fields).find(({ id }) => id === 'signataire')
    expect(field).toMatchObject({ written: 'Ana Lopez, adjointe', isChanged: true })
  })

  it('goes from one field to the sentences that name it', () => {
    const { sections } = filled('habitants-sms', fullCase(), { telephone: '03 85 00 00 00' })
    const [court, long] = sections.filter(({ isAside }) => !isAside).flatMap(({ fields }) => fields)
    expect(court?.written).toContain('Urgence : 03 85 00 00 00.')
    expect(court?.written).not.toContain(dots)
    expect([court?.isTooLong, long?.isTooLong]).toEqual([false, false])
    expect([court?.longest, long?.longest]).toEqual([160, 300])
  })
})

describe('the files', () => {
  it('are those of the law and of the first hour', () => {
    expect(fileKinds().map(({ id }) => id)).toEqual([
      ...[
        'cnil-initiale',
        'cnil-complementaire',
        'plainte',
        'assureur',
        'prefecture',
        'nis2',
        'personnes',
        'agents',
      ],
      ...['habitants-site', 'habitants-sms', 'habitants-affiche', 'presse', 'passation', 'cloture', 'objets'],
      ...['conservation-mail', 'conservation-host', 'conservation-operator'],
    ])
  })

  it('ask the CNIL’s twelve headings in its order', () => {
    const headings = kindOf('cnil-initiale').sections.map(({ heading }) => heading)
    expect(headings.map((heading) => Number.parseInt(heading, 10))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ])
    expect(kindOf('cnil-complementaire').sections).toEqual(kindOf('cnil-initiale').sections)
  })

  it('say that NIS 2 obliges nobody today, and that the complaint comes within 72 hours', () => {
    expect(kindOf('nis2').lead).toContain('Personne n’y est tenu aujourd’hui')
    expect(JSON.stringify(kindOf('assureur').sections)).toMatch(/72 heures.*L12-10-1/)
  })

  it('have each a source with its date, and somewhere to send it', () => {
    for (const { id, sources, send } of fileKinds()) {
      expect(sources.length, id).toBeGreaterThan(0)
      expect(send.words.length, id).toBeGreaterThan(10)
    }
  })
})
