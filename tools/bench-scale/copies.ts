// The rows of the models, copied for every other commune of the territory.
import type pg from 'pg'

/** Tables of a commune whose rows are copied; what points to a row copied beside it follows. */
const tables = [
  'territory.profile',
  'territory.structure',
  'territory.contact',
  'watch.visit',
  'watch.finding',
  'watch.latest',
  'diagnostic.answer',
  'diagnostic.answer_history',
  'diagnostic.tally',
  'plan.action',
  'plan.action_event',
  'plan.tally',
  'evidence.record',
] as const

/** One commune of four keeps both visits; the others their newest, and what it proved. */
const kept: Readonly<Record<string, string>> = {
  'watch.visit': `(c.number % 4 = 0 or t.requested_at > now() - interval '1 day')`,
  'watch.finding': `(c.number % 4 = 0 or t.observed_at > now() - interval '1 day')`,
  'evidence.record': `(t.source <> 'check' or t.observed_at > now() - interval '1 day')`,
}

const numbers = new Set(['id', 'visit_id', 'action_id'])

/** The same number for the same text, with the version and the variant that a UUID must have. */
const numberFrom = (text: string) =>
  `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`

/** Makes spaces for the first communes of the directory, until there are `communes` with the models. */
export async function openSpaces(owner: pg.Client, communes: number): Promise<void> {
  await owner.query(`
    create temp table model as
      select id, (row_number() over (order by insee) - 1)::int as number
      from territory.organisation where kind = 'commune'`)
  await owner.query(
    `create temp table copy as
       select uuidv7() as id, c.insee, c.name, m.id as model_id, c.number
       from (select d.insee, d.name, (row_number() over (order by d.departement_code, d.insee) - 1)::int as number
         from territory.directory_commune d
         where not exists (select from territory.organisation o where o.insee = d.insee)
         order by d.departement_code, d.insee
         limit greatest(0, $1 - (select count(*) from model))) c
       join model m on m.number = c.number % (select count(*) from model)`,
    [communes],
  )
  await owner.query('analyze model, copy')
  // The communes that relays follow, the first of the list first.
  await owner.query(`
    create temp table followed as
      select id, insee, name, number from copy
      union all
      select m.id, o.insee, o.name, m.number + (select count(*)::int from copy)
      from model m join territory.organisation o on o.id = m.id`)
  await owner.query(`
    insert into territory.organisation (id, kind, insee, name, opened_at, peopled_at)
    select c.id, 'commune', c.insee, c.name, o.opened_at, o.peopled_at
    from copy c join territory.organisation o on o.id = c.model_id order by c.number`)
}

export async function copyModels(owner: pg.Client): Promise<void> {
  for (const table of tables) {
    const [schema, name] = table.split('.')
    const { rows } = await owner.query<{ column: string }>(
      `select column_name as column from information_schema.columns
       where table_schema = $1 and table_name = $2 order by ordinal_position`,
      [schema, name],
    )
    const values = rows.map(({ column }) =>
      column === 'organisation_id'
        ? 'c.id'
        : numbers.has(column)
          ? numberFrom(`t.${column}::text || c.id::text`)
          : `t.${column}`,
    )
    await owner.query(`
      insert into ${table} (${rows.map(({ column }) => column).join(', ')})
      select ${values.join(', ')} from copy c join ${table} t on t.organisation_id = c.model_id
      where ${kept[table] ?? 'true'} order by c.number`)
  }
  // Each commune stands elsewhere in the lists of its relay.
  await owner.query(`
    update diagnostic.tally t set known = least(1, t.known * (0.7 + c.number % 7 * 0.05)),
      said_at = t.said_at - make_interval(days => c.number % 200)
    from copy c where c.id = t.organisation_id`)
  await owner.query(`
    update watch.latest l set finished_at = l.finished_at - make_interval(hours => c.number % 160),
      worse_count = case when c.number % 23 = 0 then 1 + c.number % 3 else 0 end
    from copy c where c.id = l.organisation_id`)
  await owner.query(`
    insert into diagnostic.month_tally (organisation_id, month_on, known, proven, essentials_missing)
    select t.organisation_id, (date_trunc('month', t.judged_at) - make_interval(months => m))::date,
      t.known * (1 - m * 0.04), t.proven * (1 - m * 0.05), t.essentials_missing + m / 4
    from diagnostic.tally t cross join generate_series(0, 10) m
    on conflict do nothing`)
}

/** What earlier checks saw, week after week, until there are `rows` proofs in all. */
export async function growEvidence(owner: pg.Client, rows: number): Promise<void> {
  const counted = async () =>
    (await owner.query<{ count: number }>('select count(*)::int as count from evidence.record')).rows[0]
      ?.count ?? 0
  await owner.query(`
    create temp table first_proof as select * from evidence.record
      where source = 'check' and organisation_id in (select id from model)`)
  for (
    let week = 1, missing = rows - (await counted());
    missing > 0;
    week++, missing = rows - (await counted())
  ) {
    await owner.query(
      `insert into evidence.record (id, organisation_id, subject, verdict, source, observed_at, expires_at, summary,
         detail, recorded_at)
       select ${numberFrom('p.id::text || c.id::text || $1::text')}, c.id, p.subject, p.verdict, p.source,
         p.observed_at - make_interval(days => 60 + 7 * $1::int), p.expires_at - make_interval(days => 60 + 7 * $1::int),
         p.summary, p.detail, p.recorded_at - make_interval(days => 60 + 7 * $1::int)
       from copy c join first_proof p on p.organisation_id = c.model_id
       order by c.number limit $2`,
      [week, missing],
    )
    if (week > 520) throw new Error('the models have too few proofs to grow from')
  }
}
