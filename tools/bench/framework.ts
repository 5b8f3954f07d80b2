import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Visitor } from '../../src/main/demonstration/visitor.ts'
import { openProgram } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { openLog } from '../../src/platform/log.ts'

const nodes = 5000
const times = 100

/** `nodes` nodes, one heading in twenty; each requirement asks one question of three choices, and most depend on another. */
function library(): string {
  const lines = Array.from({ length: nodes }, (_, index) => {
    const heading = index - (index % 20)
    if (index === heading)
      return `    - {urn: 'urn:b:n:${index}', assessable: false, depth: 1, name: Chapitre ${index / 20 + 1}}`
    const asks = `urn:b:q:${index}`
    const depends =
      index % 20 < 3
        ? ''
        : `\n          depends_on: {question: 'urn:b:q:${heading + 1}', answers: ['urn:b:q:${heading + 1}:0'], condition: any}`
    const choices = ['Oui', 'En partie', 'Non'].map(
      (value, rank) => `\n          - {urn: '${asks}:${rank}', value: ${value}, add_score: ${5 - 2 * rank}}`,
    )
    return `    - urn: 'urn:b:n:${index}'
      assessable: true
      depth: 2
      parent_urn: 'urn:b:n:${heading}'
      ref_id: R.${index}
      description: ${'Chaque exigence a sa description. '.repeat(4)}
      questions:
        ${asks}:
          type: unique_choice
          text: Est-ce en place ?${depends}
          choices:${choices.join('')}`
  })
  return `urn: urn:b:library
version: 1
name: Grande bibliothèque
objects:
  framework:
    urn: urn:b:framework
    name: Grand référentiel
    requirement_nodes:
${lines.join('\n')}
`
}

/** A framework of several thousand nodes, half of it answered: bringing it in, its pages, one answer. */
export async function benchFramework(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-bench-'))
  const log = openLog('silent')
  const postgres = await openEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log })
  try {
    await migrate(postgres.url)
    const program = await openProgram(readConfig({ BEFFROI_DATA: folder }), postgres.url, {
      log,
      publicUrl: () => 'http://localhost:4300',
      clock: () => new Date(),
    })
    const { identity } = program.capabilities
    const personId = await program.platform.db.asSystem('the person of the bench', (tx) =>
      identity.addPerson(tx, { name: 'Mesure', email: 'mesure@bench.invalid', isInstaller: true }),
    )
    if (personId === null) throw new Error('the bench has no person')
    const visitor = await Visitor.signIn(program.app, await identity.signInLink(personId))
    // What an administrator of an organisation owes, and no part of what is measured.
    await program.platform.db.asSystem('the session of the bench', (tx) =>
      tx.updateTable('identity.session').set({ factors: 2 }).execute(),
    )
    await measureAll(visitor)
    await program.close()
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Saved {
  readonly version: number
}

async function measureAll(visitor: Visitor): Promise<void> {
  const epci = { kind: 'epci', name: 'Intercommunalité de mesure', siren: null }
  const { organisationId } = await visitor.send<{ organisationId: string }>('POST', '/organisations', epci)
  const hall = `/organisations/${organisationId}`
  const file = library()
  const form = new FormData()
  form.set('file', new File([file], 'grand.yaml'))
  const broughtFrom = performance.now()
  const { libraryId } = await visitor.sendForm<{ libraryId: string }>(`${hall}/frameworks`, form)
  const megabytes = (file.length / 1e6).toFixed(1)
  console.log(`${nodes} nodes (${megabytes} MB) brought in: ${seconds(performance.now() - broughtFrom)}\n`)

  const begun = { libraryId, frameworkUrn: 'urn:b:framework' }
  const { assessmentId } = await visitor.send<{ assessmentId: string }>(
    'POST',
    `${hall}/framework-assessments`,
    begun,
  )
  const at = `${hall}/framework-assessments/${assessmentId}`
  const save = (index: number, choice: number, version: number) => {
    const questionUrn = `urn:b:q:${index}`
    const said = { choices: [`${questionUrn}:${choice}`], value: null, isUnknown: false, note: null }
    return visitor.send<Saved>('PUT', `${at}/answers`, { questionUrn, ...said }, version)
  }
  for (let index = 0; index < nodes / 2; index++) if (index % 20 !== 0) await save(index, 0, 0)

  let version = 1
  await say('the list of frameworks', () => visitor.get(`${hall}/frameworks`))
  await say('one assessment', () => visitor.get(at))
  await say('one part', () => visitor.get(`${at}/sections/120`))
  await say('the results', () => visitor.get(`${at}/results`))
  await say('saving one answer', async () => {
    version = (await save(1, version % 2, version)).version
  })
}

async function say(what: string, work: () => Promise<unknown>): Promise<void> {
  await work()
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  taken.sort((one, other) => one - other)
  const at = (share: number) => `${(taken[Math.floor((times - 1) * share)] ?? 0).toFixed(1)} ms`
  console.log(
    `${what.padEnd(28)}median ${at(0.5).padStart(9)}   p95 ${at(0.95).padStart(9)}   promised < 50 ms`,
  )
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
