// What the loader of each screen asks, for the people of a commune and for the agents of a relay.
import { createHmac } from 'node:crypto'
import type pg from 'pg'

export interface Ask {
  /** As the table calls it. */
  readonly what: string
  readonly path: string
}

/** Somebody with an open session, and what they go through. */
export interface User {
  readonly cookie: string
  /** Told as a proxy would: each has their own allowance of calls. */
  readonly address: string
  readonly asks: readonly Ask[]
}

interface InCommune {
  readonly insee: string
  readonly actionId: string | null
}

const finding = '2.7'
const measure = 'backups-apart'

const communeScreens: readonly (readonly [what: string, path: string])[] = [
  ['frame: the commune', ''],
  ['today, plan', '/plan'],
  ['questions', '/questionnaire'],
  ['measures', '/measures'],
  ['one measure', `/measures/${measure}`],
  ['findings', '/visits/latest'],
  ['one finding', `/findings/${finding}`],
  ['look-alikes', '/look-alikes'],
  ['emergency', '/emergency'],
  ['week’s cost', '/cost-of-a-week'],
  ['documents', '/documents'],
  ['obligations', '/obligations'],
  ['contacts', '/contacts'],
  ['critical data', '/critical-data'],
  ['letter to the provider', '/provider-letter'],
  ['asked of providers', '/provider-requests'],
]
const ownScreens: readonly (readonly [what: string, path: string])[] = [
  ['settings: people', '/members'],
  ['mandates', '/mandates'],
  ['trail', '/trail'],
  ['your relay', '/relay-requests'],
  ['review of the team', '/team-review'],
  ['frameworks', '/frameworks'],
]
const everybodysScreens: readonly (readonly [what: string, path: string])[] = [
  ['frame: the session', '/session'],
  ['landing: communes', '/communes'],
  ['landing: organisations', '/organisations'],
  ['account: sessions', '/sessions'],
  ['search of a commune', '/directory/communes?q=saint%20et'],
  ['what is asked of me', '/assigned'],
]
const relayScreens: readonly (readonly [what: string, path: string])[] = [
  ['list', '/portfolio'],
  ['list by what is known', '/portfolio?sort=known&order=desc'],
  ['list searched', '/portfolio?q=saint'],
  ['list, page 4', '/portfolio?page=4'],
  ['outline of the list', '/portfolio/outline'],
  ['today', '/today'],
  ['mandates', '/mandates'],
  ['register', '/register'],
  ['campaigns', '/campaigns'],
  ['help', '/help-requests'],
  ['its people', '/members'],
  ['frame', ''],
]

const named = (screens: typeof communeScreens, under: string, prefix = ''): Ask[] =>
  screens.map(([what, path]) => ({ what: `${prefix}${what}`, path: `/api/v1${under}${path}` }))

function asksInCommune({ insee, actionId }: InCommune, prefix = ''): Ask[] {
  const under = `/communes/${insee}`
  return [
    ...named(communeScreens, under, prefix),
    ...(actionId === null ? [] : named([['one action', `/actions/${actionId}`]], under, prefix)),
  ]
}

/** The cookie that the sign-in library gives: the secret of the session, and its signature by the installation. */
function cookieOf(token: string, sessionKey: string): string {
  const signature = createHmac('sha256', sessionKey).update(token).digest('base64')
  return `beffroi.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

interface Seated {
  readonly token: string
  readonly insee: string
  readonly actionId: string | null
}

/** A hundred people unless told: four of five in communes, the others in the relays of this territory. */
export async function chooseUsers(owner: pg.Client, sessionKey: string, count = 100): Promise<User[]> {
  const relays = await agentsByRelay(owner)
  const agents = relays.length === 0 ? [] : Array.from({ length: Math.round(count / 5) }, (_, n) => n)
  const members = await owner.query<Seated>(
    `select s.token, o.insee,
       (select a.id from plan.action a where a.organisation_id = o.id and a.status = 'open' limit 1) as "actionId"
     from territory.member m
     join territory.organisation o on o.id = m.organisation_id and o.kind = 'commune'
     join identity.session s on s.person_id = m.person_id
     where m.role = 'administrator' and s.expires_at > now() + interval '1 hour'
     order by md5(o.insee) limit $1`,
    [count - agents.length],
  )
  const users = members.rows.map(({ token, ...commune }) => ({
    cookie: cookieOf(token, sessionKey),
    asks: [
      ...asksInCommune(commune),
      ...named(ownScreens, `/communes/${commune.insee}`),
      ...named(everybodysScreens, ''),
    ],
  }))
  for (const index of agents) {
    const relay = relays[index % relays.length]
    const agent = relay?.agents[Math.floor(index / relays.length) % relay.agents.length]
    if (relay === undefined || agent === undefined) continue
    const prefix = `relay of ${relay.communes.toLocaleString('en')}: `
    users.push({
      cookie: cookieOf(agent.token, sessionKey),
      asks: [
        ...named(relayScreens, `/organisations/${relay.id}`, prefix),
        ...asksInCommune(agent, 'under mandate: '),
        ...named([['landing of an agent', '/organisations']], ''),
      ],
    })
  }
  return users.map((user, index) => ({ ...user, address: `10.0.${index >> 8}.${index & 255}` }))
}

async function agentsByRelay(owner: pg.Client) {
  const { rows } = await owner.query<Seated & { relay: string; communes: number }>(
    `select h.id as relay, (select count(*)::int from relay.listed_commune l where l.organisation_id = h.id) as communes,
       s.token, c.insee,
       (select a.id from plan.action a where a.organisation_id = c.organisation_id and a.status = 'open' limit 1) as "actionId"
     from territory.organisation h
     join lateral (select m.person_id, row_number() over (order by m.person_id) as seat
       from territory.member m where m.organisation_id = h.id) m on true
     join identity.session s on s.person_id = m.person_id
     join lateral (select d.organisation_id, d.commune_insee as insee, row_number() over (order by d.commune_insee) as place
       from territory.mandate d
       where d.holder_id = h.id and d.granted_at is not null and 'plan' = any(d.scopes)
         and d.until_on > current_date + 60) c on c.place = m.seat
     where h.kind = 'relay' order by communes, h.id, m.seat`,
  )
  const relays = new Map<string, { id: string; communes: number; agents: Seated[] }>()
  for (const { relay, communes, ...agent } of rows) {
    const one = relays.get(relay) ?? { id: relay, communes, agents: [] }
    one.agents.push(agent)
    relays.set(relay, one)
  }
  return [...relays.values()]
}
