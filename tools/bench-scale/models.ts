// A few communes that really live: everything in them was written by the program itself, through its API.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { movableClock } from '../../src/main/demonstration/fill.ts'
import { inventedOutside } from '../../src/main/demonstration/invented-outside.ts'
import {
  inventedDomain,
  keepDomain,
  type Style,
  styles,
  upkeepOfDomain,
} from '../../src/main/demonstration/territory.ts'
import { Visitor } from '../../src/main/demonstration/visitor.ts'
import { openProgram } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openLog } from '../../src/platform/log.ts'

interface Questionnaire {
  readonly questions: readonly {
    readonly id: string
    readonly replies: readonly { readonly reply: string }[]
  }[]
}

export interface Models {
  readonly count: number
  /** How far the questionnaire is filled in, at most; as each style has it unless told. */
  readonly answersAtMost?: number
}

/** Loads the directory of France into a migrated database, and makes one commune of each style live two months. */
export async function liveModels(
  databaseUrl: string,
  folder: string,
  { count, answersAtMost = 1000 }: Models,
): Promise<void> {
  const clock = movableClock()
  const program = await openProgram(
    { ...readConfig({ BEFFROI_DATA: folder }), demonstration: true },
    databaseUrl,
    {
      log: openLog('silent'),
      publicUrl: () => 'http://localhost',
      clock: clock.now,
      outsideWorld: inventedOutside(upkeepOfDomain, clock.now),
    },
  )
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    await program.begin()
    const { identity } = program.capabilities
    const personId = await program.platform.db.asSystem('the person who fills the models', (tx) =>
      identity.addPerson(tx, { name: 'Modèle', email: 'modele@bench.invalid', isInstaller: true }),
    )
    if (personId === null) throw new Error('the models are there already')
    const visitor = await Visitor.signIn(program.app, await identity.signInLink(personId))
    // The last of the list, so that the copies begin with the first département.
    const { rows } = await owner.query<{ insee: string; name: string }>(
      `select insee, name from territory.directory_commune where kind = 'commune' and population between 300 and 3000
       order by departement_code desc, insee desc limit $1`,
      [count],
    )
    const models = rows.map((row, index) => ({ ...row, style: styles[index % styles.length] as Style }))

    clock.setDaysAgo(60)
    for (const { insee, name, style } of models) await openSpace(visitor, insee, name, style)
    await visitAll(visitor, models)
    clock.setDaysAgo(20)
    for (const { insee, style } of models) await answer(visitor, insee, style, answersAtMost)
    clock.setDaysAgo(0.2)
    await visitAll(visitor, models)
    for (const { insee } of models) await visitor.get(`/communes/${insee}/plan`)
    await untilCounted(owner, count)
    clock.followRealTime()
    for (const { insee } of models) await visitor.get(`/communes/${insee}/plan`)
  } finally {
    await program.close()
    await owner.end()
  }
}

async function openSpace(visitor: Visitor, insee: string, name: string, style: Style): Promise<void> {
  const domain = inventedDomain(name)
  keepDomain(domain, style.upkeep)
  await visitor.send('POST', '/communes', { insee })
  await visitor.send(
    'PUT',
    `/communes/${insee}/profile`,
    {
      staffCount: style.workstations + 1,
      workstations: style.workstations,
      mailAddress: style.hasOwnDomain ? `mairie@${domain}` : `mairie.${insee}@orange.fr`,
      hasNoMail: false,
      siteUrl: style.hasSite ? `https://${domain}/` : null,
      hasNoSite: !style.hasSite,
      providerKind: style.workstations > 1 ? 'company' : 'unknown',
      structures: ['mairie', 'ecole', 'cantine'],
    },
    1,
  )
  for (const role of ['mayor', 'provider', 'relay', 'insurer'])
    await visitor.send('PUT', `/communes/${insee}/contacts/${role}`, {
      name: 'Personne inventée',
      phone: '03 53 01 44 10',
      mail: null,
      hours: null,
    })
}

async function visitAll(visitor: Visitor, models: readonly { readonly insee: string }[]): Promise<void> {
  for (const { insee } of models) await visitor.send('POST', `/communes/${insee}/visits`, undefined)
  for (const { insee } of models)
    await until(`the visit of ${insee}`, async () => {
      const { newest } = await visitor.get<{ newest: { status: string } | null }>(
        `/communes/${insee}/visits/latest`,
      )
      return newest?.status === 'done'
    })
}

async function answer(visitor: Visitor, insee: string, style: Style, atMost: number): Promise<void> {
  const { questions } = await visitor.get<Questionnaire>(`/communes/${insee}/questionnaire`)
  const answered = questions.slice(0, Math.min(atMost, Math.round(questions.length * style.answered)))
  for (const [index, { id, replies }] of answered.entries()) {
    const wished = style.replies[index % style.replies.length]
    const reply = replies.some((each) => each.reply === wished) ? wished : 'dont-know'
    await visitor.send('PUT', `/communes/${insee}/answers/${id}`, { reply, reason: null, note: null }, 0)
  }
}

/** The queue counts each commune for the lists of its relay. */
function untilCounted(owner: pg.Client, count: number): Promise<void> {
  return until('the count of the models', async () => {
    const { rows } = await owner.query<{ counted: number }>(
      `select count(*)::int as counted from diagnostic.tally t join watch.latest l using (organisation_id)`,
    )
    return rows[0]?.counted === count
  })
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1200; turn++) {
    if (await isSo()) return
    await sleep(100)
  }
  throw new Error(`${what} did not end`)
}
