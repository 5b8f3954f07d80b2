/** One table that holds rows of organisations, as the catalog of PostgreSQL tells it. */
export interface Belonging {
  /** `schema.table` */
  readonly table: string
  readonly columns: readonly string[]
  /** Those whose bytes are files of their own in the archive. */
  readonly byteColumns: readonly string[]
  /** Names the organisation of a row: `id` in the table of organisations itself. */
  readonly key: string
  /** Columns that point to another organisation than the one the row belongs to. */
  readonly otherOrganisations: readonly string[]
  /** Those whose value is a credential. */
  readonly spentColumns: readonly string[]
  /** Where rows of others are taken along as one's own: what points to them, and what they then say. Null elsewhere. */
  readonly shared: Shared | null
}

export interface Shared {
  readonly pointers: readonly { readonly table: string; readonly column: string }[]
  readonly becomes: Readonly<Record<string, boolean>>
}

/**
 * Tables of an organisation that stay behind when it leaves, and why. Every other one is taken, whatever slice owns it:
 * a new table is exported without a word here.
 */
export const leftBehind: Readonly<Record<string, string>> = {
  'incident.agreed_phrase': 'Sealed by the key of this installation, and agreed with its relay.',
  'incident.hand_over': 'Holds a link that opens something here, and the encrypted copy it gives.',
  'incident.held_letter':
    'Sealed by the key of this installation; it leaves from here once the case is closed.',
  'incident.phone': 'A credential: a phone is let in again by the new installation.',
  'incident.phone_code': 'A credential: the codes of envelopes are printed again.',
  'incident.log_key': 'Sealed by the key of this installation: another signs with its own, in a new epoch.',
  'integration.token': 'A credential: another installation makes its own.',
  'integration.endpoint': 'Holds a secret sealed by the key of this installation.',
  'integration.delivery': 'The log of an address that stays behind.',
  'integration.attempt': 'The log of an address that stays behind.',
  'integration.departure': 'Says that the space leaves this installation: it is of no use in another.',
  'territory.mandate_letter': 'A credential: the code printed on a letter.',
  'territory.mandate_paper': 'Belongs to the holder of the mandate, for several communes at once.',
}

/** Columns that point to what stays behind. */
const withoutColumn = new Set(['territory.mandate.paper_id', 'outreach.request.campaign_id'])

/** What opened a link: in the archive, and wherever it is taken in, a value that opens nothing takes its place. */
const spentColumns = new Set(['diagnostic.provider_request.token_hash'])

/** Without the framework that was answered, its answers cannot be read: it leaves with them, as the commune's own. */
const sharedTables: Readonly<Record<string, Shared['becomes']>> = {
  'framework.library': { is_for_all: false },
}

/** People are named in the archive and come back by invitation: an account of one installation is none of another. */
export const membersTable = 'territory.member'

interface Row {
  readonly table: string
  readonly needs: readonly string[]
  readonly pointers: readonly { table: string; column: string }[]
  readonly columns: readonly { name: string; type: string; pointsToOrganisation: boolean }[]
}

type Ask = <T>(text: string) => Promise<T[]>

/** The tables to take, each after those its foreign keys point to. `ask` runs a statement. */
export async function belongings(ask: Ask): Promise<Belonging[]> {
  const rows = await ask<Row>(`
    select n.nspname || '.' || c.relname as table,
      array(select fn.nspname || '.' || f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
        join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs,
      (select coalesce(json_agg(json_build_object('table', fn.nspname || '.' || f.relname, 'column', a.attname)), '[]')
        from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
        join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
        where k.confrelid = c.oid and k.contype = 'f') as pointers,
      (select json_agg(json_build_object('name', a.attname, 'type', t.typname, 'pointsToOrganisation', exists (
          select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
            and k.confrelid = 'territory.organisation'::regclass)) order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relrowsecurity order by 1`)
  return inOrder(rows)
    .filter(({ table }) => leftBehind[table] === undefined)
    .flatMap((row) => belongingOf(row))
}

function belongingOf({ table, columns, pointers }: Row): Belonging[] {
  const key = table === 'territory.organisation' ? 'id' : 'organisation_id'
  if (!columns.some(({ name }) => name === key)) return []
  const becomes = sharedTables[table]
  const taken = columns.filter(({ name }) => !withoutColumn.has(`${table}.${name}`))
  return [
    {
      table,
      key,
      columns: taken.map(({ name }) => name),
      byteColumns: taken.filter(({ type }) => type === 'bytea').map(({ name }) => name),
      otherOrganisations: taken
        .filter(({ name, pointsToOrganisation }) => pointsToOrganisation && name !== key)
        .map(({ name }) => name),
      spentColumns: taken.map(({ name }) => name).filter((name) => spentColumns.has(`${table}.${name}`)),
      shared: becomes === undefined ? null : { pointers, becomes },
    },
  ]
}

function inOrder(rows: readonly Row[]): Row[] {
  const ordered: Row[] = []
  const waiting = [...rows]
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ needs }) =>
      needs.every((need) => !waiting.some(({ table }) => table === need)),
    )
    const [next] = waiting.splice(Math.max(ready, 0), 1)
    if (next !== undefined) ordered.push(next)
  }
  return ordered
}
