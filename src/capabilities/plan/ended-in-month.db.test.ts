import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../../test/support/house.ts'

let house: House
const communes: string[] = []

beforeAll(async () => {
  house = await openHouse()
  for (const insee of ['71137', '71040']) communes.push(await house.organisationOf(insee))
})
afterAll(() => house.close())

const truth = `
  select a.organisation_id, count(*) filter (where status = 'open')::int as open_count,
    count(*) filter (where status <> 'open')::int as ended_count, l.month_on as ended_month_on,
    count(*) filter (where date_trunc('month', closed_at at time zone 'Europe/Paris')::date = l.month_on)::int as ended_in_month
  from plan.action a
  join (select organisation_id, date_trunc('month', max(closed_at) at time zone 'Europe/Paris')::date as month_on
    from plan.action group by 1) l using (organisation_id)
  group by a.organisation_id, l.month_on`
const kept = 'select organisation_id, open_count, ended_count, ended_month_on, ended_in_month from plan.tally'

it('what ended in the last month in which an action did is what the actions say, by the days of Paris', async () => {
  const { owner } = house
  const instants = [
    '2026-10-31T22:59:00Z',
    '2026-10-31T23:30:00Z',
    '2026-11-15T10:00:00Z',
    '2026-12-02T08:00:00Z',
    null,
  ]
  let state = 7
  const dice = (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
  for (let turn = 0; turn < 60; turn++) {
    const at = instants[dice(instants.length)]
    await owner.query(
      `insert into plan.action (organisation_id, measure_id, kind, status, opened_at, closed_at)
       values ($1, 'measure-' || $2::int, 'do', case when $3::timestamptz is null then 'open' else 'done' end, now(), $3)
       on conflict (organisation_id, measure_id) do update set status = excluded.status, closed_at = excluded.closed_at`,
      [communes[dice(communes.length)], dice(8), at],
    )
    const { rows } = await owner.query(
      `(${truth} except all ${kept}) union all (${kept} except all ${truth})`,
    )
    expect(rows, `after turn ${turn}`).toEqual([])
  }
})
