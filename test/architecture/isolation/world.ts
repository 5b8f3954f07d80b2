import { randomUUID } from 'node:crypto'
import { tokenRights } from '../../../src/capabilities/integration/domain/token.ts'
import type { MandateScope, Role } from '../../../src/capabilities/territory/domain/rights.ts'
import {
  communeRoles,
  mandateScopes,
  servingRoles,
} from '../../../src/capabilities/territory/domain/rights.ts'
import { type App, openApp } from '../../../src/platform/http/app.ts'
import type { Route, TokenGrant } from '../../../src/platform/http/route.ts'
import { openLog } from '../../../src/platform/log.ts'
import { type House, openHouse } from '../../support/house.ts'
import { fillEveryTable, type Side } from './fill-rows.ts'

/** Somebody who asks, and by what right in our commune. */
export interface Asker {
  readonly title: string
  /** Null: nobody is signed in. */
  readonly personId: string | null
  readonly role: Role | null
  /** Of the mandate that our commune gave to the organisation of this person. */
  readonly scope: MandateScope | null
  /** A program, with every right that a token can be given; `personId` is then the number of its token. */
  readonly token?: TokenGrant
}

/** Two sides that have nothing to do with each other, rows of both in every table, and everybody there is on ours. */
export interface World {
  readonly house: House
  readonly routes: readonly Route[]
  readonly ours: Side
  readonly theirs: Side
  /** Of our commune, our relay, each relay with a mandate from our commune; programs; a stranger; nobody. */
  readonly askers: readonly Asker[]
  /** Administers all four organisations. */
  readonly everywhere: Asker
  /** The routes behind the real gate; `handle` may be another for the whole walk. */
  open(routes: readonly Route[]): App
  ask(app: App, asker: Asker, method: string, path: string, content?: Content): Promise<Response>
  /** Which tables were written since the last time this was asked, jobs to be done among them. */
  written(): Promise<readonly string[]>
}

export interface Content {
  readonly json?: unknown
  readonly form?: FormData
}

const now = new Date('2026-11-22T09:00:00Z')

export async function openWorld(): Promise<World> {
  const house = await openHouse()
  const { owner, program } = house

  async function organisation(kind: string, name: string): Promise<string> {
    const { rows } = await owner.query(
      'insert into territory.organisation (kind, name, opened_at) values ($1, $2, $3) returning id',
      [kind, name, now],
    )
    return rows[0].id
  }
  async function asker(
    title: string,
    places: Readonly<Record<string, Role>>,
    scope: MandateScope | null = null,
  ) {
    const personId = randomUUID()
    for (const [organisationId, role] of Object.entries(places)) {
      await owner.query(
        'insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, $3, $4)',
        [organisationId, personId, role, now],
      )
    }
    return { title, personId, role: Object.values(places)[0] ?? null, scope }
  }

  function tokenOf(
    whose: string,
    organisationId: string,
    role: Role,
    scope: MandateScope | null = null,
  ): Asker {
    const title = `a token of ${whose}`
    const token = { organisationId, name: title, rights: tokenRights }
    return { title, personId: randomUUID(), role, scope, token }
  }

  async function side(insee: string, secret: string): Promise<Side> {
    const communeId = await house.organisationOf(insee)
    const relayId = await organisation('relay', `Relais ${secret}`)
    const { personId } = await asker(secret, {
      [communeId]: 'administrator',
      [relayId]: 'relay-administrator',
    })
    return { insee, communeId, relayId, personId, secret }
  }
  const ours = await side('71137', 'NotreMot')
  const theirs = await side('71138', 'LeurSecret')
  await fillEveryTable(owner, ours)
  await fillEveryTable(owner, theirs)

  const askers: Asker[] = []
  for (const role of communeRoles) askers.push(await asker(role, { [ours.communeId]: role }))
  for (const role of servingRoles) askers.push(await asker(role, { [ours.relayId]: role }))
  for (const scope of mandateScopes) {
    const holderId = await organisation('relay', `Relais pour ${scope}`)
    await owner.query(
      `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
         proposed_at, proposed_by, granted_at, granted_by, granted_how)
       values ($1, $2, 'Commune', 'Relais', $3, '2026-01-01', '2026-12-31', $4, $5, $4, $5, 'on-line')`,
      [ours.communeId, holderId, [scope], now, ours.personId],
    )
    askers.push(await asker(`mandate ${scope}`, { [holderId]: 'relay-agent' }, scope))
    if (scope === 'plan') askers.push(tokenOf('the mandate plan', holderId, 'relay-agent', scope))
  }
  askers.push(tokenOf('our commune', ours.communeId, 'secretary'))
  askers.push(tokenOf('our relay', ours.relayId, 'relay-agent'))
  askers.push(await asker('a stranger', {}))
  askers.push({ title: 'nobody', personId: null, role: null, scope: null })
  const everywhere = await asker('everywhere', {
    [ours.communeId]: 'administrator',
    [theirs.communeId]: 'administrator',
    [ours.relayId]: 'relay-administrator',
    [theirs.relayId]: 'relay-administrator',
  })
  await watchWrites(house)

  return {
    house,
    routes: Object.values(program.capabilities).flatMap(({ routes }): readonly Route[] => routes),
    ours,
    theirs,
    askers,
    everywhere,
    open: (routes) =>
      openApp(routes, {
        log: openLog('silent'),
        metrics: program.platform.metrics,
        gate: {
          callerOf: async (headers) => {
            const personId = headers.get('x-test-person')
            const token = askers.find((one) => one.personId === personId)?.token
            return personId === null
              ? null
              : {
                  personId,
                  name: 'Personne',
                  email: 'personne@example.fr',
                  sessionId: randomUUID(),
                  isInstaller: false,
                  factors: 2,
                  ...(token && { token }),
                }
          },
          ...program.capabilities.territory.gate,
        },
        trustProxy: true,
        publicUrl: () => 'http://localhost',
        version: '0.0.0',
        isReady: program.platform.db.isReachable,
        metricsToken: null,
      }),
    async ask(app, { personId }, method, path, { json, form } = {}) {
      return app.request(path, {
        method: method.toUpperCase(),
        headers: {
          'x-forwarded-for': randomUUID(),
          'if-match': '"1"',
          ...(personId === null ? {} : { 'x-test-person': personId }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(form === undefined ? {} : { body: form }),
      })
    },
    async written() {
      const { rows } = await owner.query(
        `with said as (delete from walk.written returning what) select distinct what from said order by 1`,
      )
      return rows.map(({ what }) => what)
    },
  }
}

/** A note of each row written from here on, whoever writes it. */
async function watchWrites({ owner }: House): Promise<void> {
  await owner.query(`
    create schema walk;
    create table walk.written (what text);
    create function walk.note() returns trigger language plpgsql security definer as $$
      begin
        insert into walk.written values (tg_table_schema || '.' || tg_table_name
          || coalesce(' of ' || (coalesce(to_jsonb(new), to_jsonb(old)) ->> 'organisation_id'), ''));
        return null;
      end $$;
    do $$ declare one regclass; begin
      for one in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'walk')
      loop
        execute format('create trigger walk after insert or update or delete on %s for each row execute function walk.note()', one);
      end loop;
    end $$;
    -- What a route would leave to be done later; what the clock queues by itself is nobody's doing.
    create function walk.note_job() returns trigger language plpgsql security definer as $$
      begin
        if new.name not like '\\_\\_pgboss%' and new.name not in (select name from jobs.schedule) then
          insert into walk.written values ('a job ' || new.name);
        end if;
        return null;
      end $$;
    create trigger walk after insert on jobs.job for each row execute function walk.note_job()`)
}
