import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largeLibrary, sampleLibrary } from '../../../test/support/framework-samples.ts'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

let house: House
let epciId: string
let director: Person
let agent: Person
let stranger: Person
let secretary: Person

beforeAll(async () => {
  house = await openHouse()
  director = await house.person('Anne Directrice')
  agent = await house.person('Nour Agent')
  stranger = await house.person('Paul Autre')
  secretary = await house.person('Claire Martin', '71137')
  epciId = await openOrganisation('epci', [
    [director, 'relay-administrator'],
    [agent, 'relay-agent'],
  ])
  await openOrganisation('relay', [[stranger, 'relay-administrator']])
})
afterAll(() => house.close())

async function openOrganisation(kind: string, people: [Person, string][]): Promise<string> {
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ($1, 'Organisation d’essai', now()) returning id`,
    [kind],
  )
  for (const [person, role] of people)
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, $3, now())`,
      [rows[0].id, person.personId, role],
    )
  return rows[0].id
}

const call: Person['call'] extends (...args: infer A) => infer R ? (person: Person, ...args: A) => R : never =
  (person, method, path, content) => person.call(method, `/../organisations/${epciId}${path}`, content)

function bring(person: Person, text: string | Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.set('file', new File([text], 'referentiel.yaml'))
  return call(person, 'POST', '/frameworks', { form })
}

async function begin(frameworkUrn: string): Promise<string> {
  const { body } = await call(agent, 'GET', '/frameworks')
  const found = body.frameworks.find((one: { frameworkUrn: string }) => one.frameworkUrn === frameworkUrn)
  const begun = await call(agent, 'POST', '/framework-assessments', {
    json: { libraryId: found.libraryId, frameworkUrn },
  })
  expect(begun.status).toBe(201)
  return `/framework-assessments/${begun.body.assessmentId}`
}

const answer = (at: string, urn: string, choices: string[], ifMatch = 0, more: object = {}) =>
  call(agent, 'PUT', `${at}/answers`, {
    json: { questionUrn: urn, choices, value: null, isUnknown: false, note: null, ...more },
    ifMatch,
  })

const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1

const countLibraries = async () =>
  (await house.owner.query('select count(*)::int as n from framework.library')).rows[0].n

describe('a library', () => {
  it('is brought in whole by an administrator, and once', async () => {
    const first = await bring(director, sampleLibrary())
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      version: 1,
      questionCount: 5,
      controlCount: 1,
      ignored: ['les grilles de risques'],
    })
    const again = await bring(director, sampleLibrary())
    expect(again).toMatchObject({ status: 200, body: { isNew: false, libraryId: first.body.libraryId } })
  })

  it('of the same version with another content, or older, replaces nothing', async () => {
    expect((await bring(director, sampleLibrary().replace('Oui', 'Certes'))).body.type).toContain(
      'library-version-differs',
    )
    expect((await bring(director, sampleLibrary({ version: 0 }))).body.type).toContain('library-older')
  })

  it('is not brought in by an agent, nor seen by another organisation', async () => {
    expect((await bring(agent, sampleLibrary({ version: 9 }))).status).toBe(403)
    expect((await call(stranger, 'GET', '/frameworks')).status).toBe(404)
    const theirs = await secretary.call('GET', '/71137/frameworks')
    expect(theirs.body).toEqual({ frameworks: [], mayImport: false, mayImportForAll: false })
  })

  it('for the whole installation comes from whoever installed it', async () => {
    const form = new FormData()
    form.set('file', new File([sampleLibrary()], 'referentiel.yaml'))
    const refused = await secretary.call('POST', '/71137/frameworks', { form })
    expect(refused).toMatchObject({ status: 403, body: { type: 'urn:beffroi:problem:installer-only' } })
  })

  it('that is malformed is refused with its line, and leaves nothing behind', async () => {
    const before = await countLibraries()
    const wrong = sampleLibrary({ version: 2 }).replace('depth: 2', 'depth: deux')
    const refused = await bring(director, wrong)
    expect(refused.status).toBe(422)
    expect(refused.body.refusals[0]).toMatchObject({
      line: lineOf(wrong, 'deux'),
      reason: 'Un nombre entier est attendu ici.',
    })
    const bomb = `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}*${'abcdefghi'[index]}]`).join('\n')}`
    expect((await bring(director, bomb)).status).toBe(422)
    expect((await bring(director, '['.repeat(100_000))).body.refusals[0].reason).toContain('trop de niveaux')
    expect(await countLibraries()).toBe(before)
  })
})

describe('an assessment', () => {
  it('asks what depends on an answer once it is given, and opens the parts that answers open', async () => {
    const at = await begin('urn:essai:framework')
    const [before] = (await call(agent, 'GET', `${at}/sections/1`)).body.requirements
    expect(before.questions.map(({ urn }: { urn: string }) => urn)).toEqual(['urn:essai:q:copies'])
    const saved = await answer(at, 'urn:essai:q:copies', ['urn:essai:q:copies:oui'])
    expect(saved).toMatchObject({ status: 200, body: { version: 1, answeredBy: 'Nour Agent' } })
    const [after] = (await call(agent, 'GET', `${at}/sections/1`)).body.requirements
    expect(after.questions.map(({ urn }: { urn: string }) => urn)).toEqual([
      'urn:essai:q:copies',
      'urn:essai:q:where',
    ])
    const overview = (await call(agent, 'GET', at)).body
    expect(overview).toMatchObject({ asked: 4, answered: 1, unknown: 0, next: 1 })
    expect(overview.groups).toEqual([{ id: 'socle', name: 'Socle', description: null, isKept: true }])
  })

  it('counts « je ne sais pas » apart, and gives results by the rules of the format', async () => {
    const at = await begin('urn:essai:framework')
    await answer(at, 'urn:essai:q:where', ['urn:essai:q:where:loin', 'urn:essai:q:where:coffre'], 0, {
      note: 'Au coffre',
    })
    await answer(at, 'urn:essai:q:when', [], 0, { isUnknown: true })
    const { body } = await call(agent, 'GET', `${at}/results`)
    expect(body).toMatchObject({ answered: 2, unknown: 1, isScored: true, score: 3.33 })
    expect(body.results).toMatchObject({ compliant: 1, 'not-assessed': 2 })
  })

  it('refuses what the question does not offer, and never loses one of two answers', async () => {
    const at = await begin('urn:essai:framework')
    expect((await answer(at, 'urn:essai:q:copies', ['urn:essai:q:where:loin'], 1)).status).toBe(422)
    expect((await answer(at, 'urn:essai:q:when', [], 1, { value: 'hier' })).status).toBe(422)
    const late = await answer(at, 'urn:essai:q:copies', ['urn:essai:q:copies:non'], 0)
    expect(late).toMatchObject({
      status: 412,
      body: { currentVersion: 1, saved: { answeredBy: 'Nour Agent' } },
    })
    expect((await answer(at, 'urn:essai:q:copies', ['urn:essai:q:copies:oui'], 0)).status).toBe(200)
  })

  it('does not exist for another organisation', async () => {
    const at = await begin('urn:essai:framework')
    for (const path of [at, `${at}/sections/1`, `${at}/results`, `${at}/answers.csv`, `${at}/carry-over`])
      expect((await call(stranger, 'GET', path)).status).toBe(404)
    const id = at.split('/').at(-1)
    expect((await secretary.call('GET', `/71137/framework-assessments/${id}`)).status).toBe(404)
  })

  it('leaves as a table for a spreadsheet', async () => {
    const at = await begin('urn:essai:framework')
    const csv = Buffer.from((await call(agent, 'GET', `${at}/answers.csv`)).body, 'latin1').toString('utf8')
    expect(csv.split('\r\n')[0]).toBe(
      '\ufeffChapitre;Partie;Référence;Exigence;Question;Réponse;État;Remarque;Résultat de l’exigence;Note de l’exigence;Répondu le;Répondu par;Identifiant',
    )
    expect(csv).toContain('"À distance ; Au coffre";Répondu;Au coffre;En place;3.33;22/11/2026;Nour Agent')
    expect((await call(agent, 'GET', `${at}/answers.xlsx`)).body.slice(0, 2)).toBe('PK')
  })

  it('turns to a newer version after it was said what is lost', async () => {
    const at = await begin('urn:essai:framework')
    const newer = sampleLibrary({ version: 2 })
      .replaceAll('urn:essai:q:when', 'urn:essai:q:since')
      .replaceAll('urn:essai:q:where:coffre', 'urn:essai:q:where:armoire')
      .replace('Faites-vous des copies ?', 'Faites-vous des sauvegardes ?')
    expect((await bring(director, newer)).status).toBe(201)
    expect((await call(agent, 'GET', at)).body.newer.version).toBe(2)
    const { body: said } = await call(agent, 'GET', `${at}/carry-over`)
    expect(said).toMatchObject({
      fromVersion: 1,
      toVersion: 2,
      keptCount: 1,
      reworded: ['Faites-vous des sauvegardes ? : Oui'],
      reduced: [{ question: 'Où sont-elles ?', lost: ['Au coffre'] }],
      lost: [{ question: 'Depuis quand ?', lost: ['Je ne sais pas'] }],
      newQuestionCount: 1,
    })
    const json = { libraryId: said.libraryId, assessmentVersion: said.assessmentVersion }
    expect((await call(agent, 'POST', `${at}/carry-over`, { json })).status).toBe(200)
    expect((await call(agent, 'GET', at)).body).toMatchObject({
      libraryVersion: 2,
      answered: 2,
      unknown: 0,
      newer: null,
    })
    expect((await call(agent, 'POST', `${at}/carry-over`, { json })).status).toBe(409)
  })

  it('of two thousand nodes shows one section at a time', async () => {
    expect((await bring(director, largeLibrary(2000))).status).toBe(201)
    const at = await begin('urn:grand:framework')
    const overview = (await call(agent, 'GET', at)).body
    expect(overview.asked).toBe(1900)
    const { body } = await call(agent, 'GET', `${at}/sections/60`)
    expect(body.requirements.length).toBeLessThanOrEqual(25)
    expect(body).toMatchObject({ rank: 60, previous: 59, next: 61 })
    const { answer: none } = body.requirements[0].questions[0]
    expect(none).toBeNull()
  })
})

describe('what is erased', () => {
  it('is an assessment with its answers and their past, by an administrator, and says how many', async () => {
    const at = await begin('urn:essai:framework')
    const { version, answered, mayRemove } = (await call(agent, 'GET', at)).body
    expect({ answered, mayRemove }).toEqual({ answered: 2, mayRemove: false })
    expect((await call(agent, 'DELETE', at, { ifMatch: version })).status).toBe(403)
    expect((await call(stranger, 'DELETE', at, { ifMatch: version })).status).toBe(404)
    expect((await call(director, 'DELETE', at, { ifMatch: version + 1 })).status).toBe(412)
    const gone = await call(director, 'DELETE', at, { ifMatch: version })
    expect(gone).toMatchObject({ status: 200, body: { answers: 2 } })
    expect(gone.body.past).toBeGreaterThan(2)
    expect((await call(director, 'GET', at)).status).toBe(404)
    const { rows } = await house.owner.query(
      'select count(*)::int as left from framework.answer_history where assessment_id = $1',
      [at.split('/').at(-1)],
    )
    expect(rows).toEqual([{ left: 0 }])
  })

  it('is a library on which nothing rests, one version at a time', async () => {
    const offered = async () =>
      (await call(director, 'GET', '/frameworks')).body.frameworks.find(
        (one: { frameworkUrn: string }) => one.frameworkUrn === 'urn:essai:framework',
      )
    const { libraryId } = await offered()
    const at = await begin('urn:essai:framework')
    const path = `/frameworks/${libraryId}`
    expect((await call(director, 'DELETE', path)).body.type).toContain('library-in-use')
    expect((await call(director, 'DELETE', at, { ifMatch: 1 })).status).toBe(200)
    expect((await call(agent, 'DELETE', path)).status).toBe(403)
    expect((await call(stranger, 'DELETE', path)).status).toBe(404)
    expect((await call(director, 'DELETE', path)).status).toBe(200)
    expect(await offered()).toMatchObject({ version: 1, mayRemove: true, assessment: null })
  })
})

const real = join(import.meta.dirname, '../../../../shared/data/ciso-assistant/anssi-mon-aide-cyber.yaml')

describe.skipIf(!existsSync(real))('the questionnaire of MonAideCyber as CISO Assistant publishes it', () => {
  it('has 53 questions, 347 choices and 74 measures, and opens its parts by its answers', async () => {
    const brought = await bring(director, new Uint8Array(readFileSync(real)))
    expect(brought).toMatchObject({
      status: 201,
      body: { questionCount: 53, choiceCount: 347, controlCount: 74, ignored: [] },
    })
    const at = await begin('urn:intuitem:risk:framework:anssi-monaidecyber')
    const before = (await call(agent, 'GET', at)).body
    expect(before).toMatchObject({ asked: 31, copyright: expect.stringContaining('Apache License') })
    const industrial =
      'urn:intuitem:risk:req_node:anssi-monaidecyber:contexte-opere-systemes-information-industriels:question:1'
    const context = (await call(agent, 'GET', `${at}/sections/1`)).body
    const question = context.requirements
      .flatMap(({ questions }: { questions: { urn: string }[] }) => questions)
      .find(({ urn }: { urn: string }) => urn === industrial)
    const yes = question.choices.find(({ value }: { value: string }) => value === 'Oui')
    expect(question.saysUnknown).toBe(true)
    await answer(at, industrial, [yes.urn])
    expect((await call(agent, 'GET', at)).body.asked).toBeGreaterThan(31)
  })
})
