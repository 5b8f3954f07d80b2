import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import { testDatabase } from '../../../test/support/postgres.ts'
import { sha256Of } from './archive.ts'
import { leftBehind } from './belongings.ts'
import { type ExportedCommune, exportOrganisation } from './export-organisation.ts'
import { CannotImport, importOrganisation } from './import-organisation.ts'

let house: House
let marie: Person
let communeId: string
let relayId: string
let exported: ExportedCommune

/** Rows in every table that a commune fills by what its people do, and by what no route writes. */
async function fill(): Promise<void> {
  await marie.call('PUT', '/71137/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
  await marie.call('PUT', '/71137/answers/systems-listed', {
    json: { reply: 'partly', reason: 'Un début', note: 'L’« été » \\ "à" \n suivre' },
    ifMatch: 1,
  })
  const critical = { whereKept: 'Ici', howSaved: null, responsible: null, tolerableHours: null }
  await marie.call('PUT', '/71137/critical-data/civil-status', { json: critical, ifMatch: 0 })
  await marie.call('POST', '/71137/provider-letter/sent', { json: { questionIds: ['systems-listed'] } })
  await marie.call('PUT', '/71137/contacts/mayor', {
    json: { name: 'Le maire', phone: '03 85 00 00 00', mail: null, hours: null },
  })
  const { body } = await marie.call('GET', '/71137/plan')
  await marie.call('POST', `/71137/actions/${body.actions[0].id}/comments`, { json: { text: 'Vu' } })
  await house.owner.query(
    `insert into evidence.file (organisation_id, name, media_type, size_in_bytes, sha256, content, added_at)
     values ($1, E'é\\\\note.txt', 'text/plain', 4, repeat('0', 64), '\\x000aff5c', now())`,
    [communeId],
  )
  await marie.call('POST', '/71137/tokens', { json: { name: 'T', rights: ['plan:read'], lifeInDays: 3 } })
  await house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', '{plan}', '2026-01-01', '2026-12-31', now(), $3, now(), $3, 'on-line')`,
    [communeId, relayId, marie.personId],
  )
  await house.owner.query(
    `insert into territory.access (organisation_id, mandate_id, holder_id, holder_name, person_id, area, act, operation, at)
     values ($1, $2, $3, 'Relais', $2, 'plan', 'read', 'getPlan', now())`,
    [communeId, randomUUID(), relayId],
  )
}

const about = {
  program: '0.1.0',
  madeAt: new Date('2026-11-22T09:00:00Z'),
  nameOf: async () => new Map([[marie.personId, { name: 'Marie Durand' }]]),
}

/** What others hold for the commune: a framework that stands here for everybody, what relay and provider were asked. */
async function fillFromOthers(): Promise<void> {
  const by = [communeId, relayId, marie.personId]
  const { rows } = await house.owner.query(
    `insert into framework.library (organisation_id, is_for_all, urn, version, name, sha256, summary, content, imported_at,
       imported_by, imported_by_name)
     values ($1, true, 'urn:essai', 1, 'Essai', repeat('a', 64), '[]', '{"name":"Été"}', now(), $2, 'Anne') returning id`,
    [relayId, marie.personId],
  )
  const begun = await house.owner.query(
    `insert into framework.assessment (organisation_id, library_id, framework_urn, kept_groups, begun_at, begun_by_name)
     values ($1, $2, 'urn:essai:f', '{}', now(), 'Marie') returning id`,
    [communeId, rows[0].id],
  )
  const said = `'urn:q', '{}', 'Écrit', false, null, now(), $3, 'Marie', 1`
  await house.owner.query(
    `insert into framework.answer (organisation_id, assessment_id, question_urn, choice_urns, value, is_unknown, note,
       answered_at, answered_by, answered_by_name, version) values ($1, $2, ${said})`,
    [communeId, begun.rows[0].id, marie.personId],
  )
  await house.owner.query(
    `insert into framework.answer_history (organisation_id, assessment_id, library_id, question_urn, choice_urns, value,
       is_unknown, note, answered_at, answered_by, answered_by_name, version) values ($1, $2, $4, ${said})`,
    [communeId, begun.rows[0].id, marie.personId, rows[0].id],
  )
  await house.owner.query(
    `with campaign as (insert into outreach.campaign (organisation_id, organisation_name, kind, title, due_on, reminder_days,
         created_at, created_by, created_by_name)
       values ($2, 'Relais', 'confirm-numbers', 'Vos numéros', '2026-12-31', '{}', now(), $3, 'Anne') returning id)
     insert into outreach.request (organisation_id, campaign_id, holder_id, holder_name, insee, commune_name, kind, title,
       due_on, asked_at, asked_by_name)
     select $1, id, $2, 'Relais', '71137', 'Commune', 'confirm-numbers', 'Vos numéros', '2026-12-31', now(), 'Anne' from campaign`,
    by,
  )
  await marie.call('POST', '/71137/help-requests', {
    json: { holderId: relayId, text: 'Notre site ne répond plus', page: null },
  })
  await marie.call('POST', '/71137/team-review', { json: { occasion: 'change' } })
  await house.owner.query(
    `with asked as (insert into diagnostic.provider_request (organisation_id, token_hash, commune_name, question_ids,
         created_at, created_by, created_by_name, expires_at)
       values ($1, repeat('c', 64), 'Commune', '{systems-listed}', now(), $2, 'Marie', now() + interval '30 days') returning id)
     insert into diagnostic.provider_opening (organisation_id, request_id, at) select $1, id, now() from asked`,
    [communeId, marie.personId],
  )
  await house.owner.query(
    `with named as (insert into territory.organisation (kind, name, siren, opened_at)
       values ('provider', 'Info Services', '987654321', now()) returning id)
     insert into territory.provider (organisation_id, provider_id, commune_insee, commune_name, provider_name, linked_at, linked_by)
     select $1, id, '71137', 'Commune', 'Info Services', now(), $2 from named`,
    [communeId, marie.personId],
  )
}

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  await house.person('Paul Petit', '71138')
  communeId = await house.organisationOf('71137')
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, siren, opened_at) values ('relay', 'Relais', '123456789', now()) returning id`,
  )
  relayId = rows[0].id
  await fill()
  await fillFromOthers()
  exported = await house.program.platform.db.asJob(communeId, (tx) =>
    exportOrganisation(tx, communeId, about),
  )
})
afterAll(() => house.close())

async function withAnother<T>(
  work: (url: string, ask: (text: string) => Promise<pg.QueryResult>) => Promise<T>,
) {
  const target = await testDatabase()
  const client = new pg.Client({ connectionString: target.url })
  await client.connect()
  try {
    return await work(target.url, (text) => client.query(text))
  } finally {
    await client.end()
    await target.drop()
  }
}

/** Changes the archive and, when told to, its announcement with it, as whoever forges one would. */
function changed(
  change: (entries: Record<string, Uint8Array>, manifest: ReturnType<typeof JSON.parse>) => void,
) {
  const entries = unzipSync(exported.archive)
  const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array()))
  change(entries, manifest)
  return zipSync({ ...entries, 'manifest.json': strToU8(JSON.stringify(manifest)) })
}

describe('the export of a commune', () => {
  it('takes every table of organisations, or says why one stays behind', async () => {
    const { rows } = await house.owner.query(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relrowsecurity order by 1`)
    const manifest = JSON.parse(strFromU8(unzipSync(exported.archive)['manifest.json'] ?? new Uint8Array()))
    const taken = manifest.tables.map(({ table }: { table: string }) => table)
    expect([...taken, ...Object.keys(leftBehind)].toSorted()).toEqual(rows.map(({ name }) => name))
    const filled = manifest.tables.filter((each: { rows: number }) => each.rows > 0)
    expect(filled.map(({ table }: { table: string }) => table)).toEqual(
      expect.arrayContaining([
        'diagnostic.answer',
        'diagnostic.answer_history',
        'diagnostic.provider_opening',
        'diagnostic.provider_request',
        'evidence.file',
        'framework.answer',
        'framework.answer_history',
        'framework.assessment',
        'framework.library',
        'outreach.help_request',
        'outreach.request',
        'outreach.team_review',
        'plan.action',
        'plan.action_comment',
        'plan.action_event',
        'territory.access',
        'territory.contact',
        'territory.mandate',
        'territory.member',
        'territory.profile',
        'territory.provider',
      ]),
    )
  })

  it('names people and carries nothing that lets anybody in', () => {
    const everything = Object.values(unzipSync(exported.archive)).map((content) =>
      Buffer.from(content).toString('latin1'),
    )
    expect(everything.join('')).toContain('Marie Durand')
    expect(everything.join('')).not.toMatch(/token_sha256|sealed_secret|password|code_sha256|cccccccccc/)
  })

  it('taken in by another Beffroi and exported again, is the same but for the people', async () => {
    await withAnother(async (url, ask) => {
      const imported = await importOrganisation(url, exported.archive)
      expect(imported.people).toEqual([
        { personId: marie.personId, name: 'Marie Durand', role: 'administrator' },
      ])
      const { openDatabase } = await import('../db/database.ts')
      const { openLog } = await import('../log.ts')
      const db = openDatabase(url, openLog('silent'), () => new Date(), 2)
      const again = await db.asJob(communeId, (tx) => exportOrganisation(tx, communeId, about))
      await db.close()
      const before = unzipSync(exported.archive)
      const after = unzipSync(again.archive)
      const apart = ['manifest.json', 'tables/territory.member.jsonl']
      expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted())
      for (const name of Object.keys(before).filter((each) => !apart.includes(each)))
        expect(strFromU8(after[name] ?? new Uint8Array()), name).toBe(
          strFromU8(before[name] ?? new Uint8Array()),
        )
      expect((await ask('select from territory.member')).rowCount).toBe(0)
    })
  })

  it('leaves its mandates without anybody behind them, even where the relay is known', async () => {
    await withAnother(async (url, ask) => {
      await ask(
        `insert into territory.organisation (kind, name, siren, opened_at) values ('relay', 'Relais', '123456789', now())`,
      )
      await importOrganisation(url, exported.archive)
      const { rows } =
        await ask(`select o.siren, (select count(*)::int from territory.member m where m.organisation_id = o.id) as people
        from territory.mandate d join territory.organisation o on o.id = d.holder_id`)
      expect(rows).toEqual([{ siren: null, people: 0 }])
    })
  })
})

describe('an archive is refused, and nothing is written', () => {
  const cases: readonly [string, () => Uint8Array, RegExp][] = [
    ['that is something else', () => strToU8('bonjour'), /n’est pas un export/],
    [
      'cut short',
      () => exported.archive.subarray(0, exported.archive.length - 200),
      /n’est pas un export|incomplet/,
    ],
    [
      'in which a row was changed',
      () =>
        changed((entries) => {
          const name = 'tables/diagnostic.answer.jsonl'
          entries[name] = strToU8(strFromU8(entries[name] ?? new Uint8Array()).replace('partly', 'yes'))
        }),
      /modifié/,
    ],
    [
      'in which a file was taken away',
      () =>
        changed((entries) => {
          for (const name of Object.keys(entries)) if (name.startsWith('files/')) delete entries[name]
        }),
      /modifié/,
    ],
    [
      'made by a newer version',
      () => changed((_, manifest) => manifest.migrations.push('plan/9999-from-the-future.sql')),
      /plus récente/,
    ],
    [
      'in a newer format',
      () => changed((_, manifest) => Object.assign(manifest, { format: 3 })),
      /plus récente/,
    ],
    [
      'that brings accounts',
      () =>
        changed((entries, manifest) => {
          const text = '{"id":"0198c0de-0000-7000-8000-000000000001","name":"X","email":"x@x.fr"}\n'
          entries['tables/identity.person.jsonl'] = strToU8(text)
          manifest.tables.push({
            table: 'identity.person',
            columns: ['id', 'name'],
            rows: 1,
            sha256: sha256Of(text),
          })
        }),
      /modifié/,
    ],
    [
      'that brings rows of another commune',
      () =>
        changed((entries, manifest) => {
          const name = 'tables/plan.week_cost.jsonl'
          const text = `{"organisation_id":"${randomUUID()}","inputs":{},"saved_at":"2026-01-01T00:00:00Z","saved_by":"${randomUUID()}","version":1}\n`
          entries[name] = strToU8(text)
          const announced = manifest.tables.find(({ table }: { table: string }) => table === 'plan.week_cost')
          Object.assign(announced, { rows: 1, sha256: sha256Of(text) })
        }),
      /modifié/,
    ],
  ]
  let target: Awaited<ReturnType<typeof testDatabase>>
  beforeAll(async () => {
    target = await testDatabase()
  })
  afterAll(() => target.drop())

  it.each(cases)('%s', async (_, archive, sentence) => {
    const refused = importOrganisation(target.url, archive())
    await expect(refused).rejects.toThrow(CannotImport)
    await expect(refused).rejects.toThrow(sentence)
    const client = new pg.Client({ connectionString: target.url })
    await client.connect()
    expect((await client.query('select from territory.organisation')).rowCount).toBe(0)
    await client.end()
  })

  it('when the commune already has a space here', async () => {
    await withAnother(async (url) => {
      await importOrganisation(url, exported.archive)
      await expect(importOrganisation(url, exported.archive)).rejects.toThrow(/a déjà un espace ici/)
    })
  })
})
