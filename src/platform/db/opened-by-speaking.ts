import { PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely'

/** Sends no `begin` of its own: whoever opens a transaction sends it in one message with who speaks. */
class Driver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}

/** For `openDatabase` alone, whose transactions all begin by saying who speaks. */
export class OpenedBySpeaking extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new Driver(this.#config)
  }
}
