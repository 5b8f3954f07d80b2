import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Logger } from '../log.ts'
import { literal, withLiterals } from './literals.ts'
import { OpenedBySpeaking } from './opened-by-speaking.ts'
import type { Schema } from './schema.generated.ts'

/** One transaction under one identity. Everything a slice asks of PostgreSQL goes through one. */
export type Tx = Transaction<Schema>

/** Who asks: a person, or a program by the token of an organisation, whose own number then stands for a person. */
export interface Speaker {
  readonly personId: string
  readonly token?: {
    readonly organisationId: string
    readonly rights: readonly string[]
    readonly name: string
  }
  /** The one organisation that is asked about: of what the person may see elsewhere, nothing is seen. */
  readonly within?: string
}

/** From here on the transaction is about these organisations only: it sees less, and finds it sooner. */
export async function narrowTo(tx: Tx, organisationIds: readonly string[]): Promise<void> {
  // About none would read as about all.
  const asked = organisationIds.length === 0 ? [nobody] : organisationIds
  await sql`select set_config('beffroi.within', ${asked.join(',')}, true)`.execute(tx)
}

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * The only ways to PostgreSQL. Each is one transaction, under the program's own role, in which
 * row-level security knows who asks. No pool leaves this folder.
 */
export interface Database {
  /** What a signed-in person may see and change, or a program that speaks by a token. */
  asPerson<T>(person: Speaker, work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement of a person in a transaction of its own, in one message: what each request begins with. */
  askAsPerson<T>(person: Speaker, statement: RawBuilder<T>): Promise<T[]>
  /** A job working for one organisation: it sees that one only. */
  asJob<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The program itself, across organisations. The reason stands in the log. */
  asSystem<T>(reason: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A Kysely over the schema `identity` for the sign-in library, which opens its own transactions. */
  readonly signInTables: Kysely<unknown>
  /** Raw statements for the job queue, whose tables belong to nobody. */
  readonly queue: { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }
  isReachable(): Promise<boolean>
  close(): Promise<void>
}

const role = 'beffroi_app'

// numeric and bigint as numbers: amounts and counts of a commune fit; dates stay text (YYYY-MM-DD).
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === 20 || oid === 1700) return Number
    if (oid === 1082) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * @param url of a login that may take the role `beffroi_app`
 * @param clock what rights that end at an instant are held against
 * @param connections at most, for this program
 */
export function openDatabase(url: string, log: Logger, clock: () => Date, connections = 12): Database {
  // Data on a solid disk, or in memory: by default PostgreSQL reads 35,000 communes to find fifty of them by their code.
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'beffroi',
    max: connections,
    options: `-c role=${role} -c jit=off -c random_page_cost=1.1 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000`,
    connectionTimeoutMillis: 5_000,
    // A connection costs a process and a proof of the password: one that was used stays a while.
    idleTimeoutMillis: 300_000,
    types,
  })
  pool.on('error', (error) => log.warn({ code: error.name }, 'an idle database connection was lost'))
  const kysely = new Kysely<Schema>({
    dialect: new OpenedBySpeaking({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

  interface Identity {
    readonly person?: string
    readonly organisation?: string
    readonly system?: string
    readonly token?: Speaker['token'] | undefined
    readonly within?: string | undefined
  }

  /** Says who speaks, until the transaction ends. */
  function speaking({ person, organisation, system, token, within }: Identity): string {
    const said = {
      person,
      organisation,
      system,
      token_organisation: token?.organisationId,
      token_rights: token?.rights.join(','),
      token_name: token?.name,
      within,
      now: clock().toISOString(),
    }
    const settings = Object.entries(said).map(
      ([name, value]) => `set_config('beffroi.${name}', ${literal(value ?? '')}, true)`,
    )
    return `select ${settings.join(', ')}`
  }

  function transaction<T>(identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
    return kysely.transaction().execute(async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(`begin; ${speaking(identity)}`))
      return work(tx)
    })
  }

  const identityOf = ({ personId, token, within }: Speaker): Identity => ({ person: personId, token, within })

  return {
    asPerson: (speaker, work) => transaction(identityOf(speaker), work),
    async askAsPerson<T>(speaker: Speaker, statement: RawBuilder<T>) {
      // Statements of one message without `begin` are one transaction.
      const asked = `${speaking(identityOf(speaker))}; ${withLiterals(statement.compile(kysely))}`
      const answers: pg.QueryResult<T & pg.QueryResultRow>[] = await pool
        .query(asked)
        .then((given) => [given].flat())
      return answers.at(-1)?.rows ?? []
    },
    asJob: (organisationId, work) => transaction({ organisation: organisationId }, work),
    asSystem: (reason, work) => transaction({ system: reason }, work),
    signInTables: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    queue: {
      // Several statements at once give several results; pg-boss reads them as node-postgres gives them.
      executeSql: (text, values) => pool.query(text, values),
    },
    async isReachable() {
      try {
        await pool.query('select 1')
        return true
      } catch {
        return false
      }
    },
    close: () => pool.end(),
  }
}
