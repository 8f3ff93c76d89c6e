import { type DatabaseConnection, type Driver, Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { DB } from './schema.generated.ts';

/** Only there because Kysely asks for one: what is bound to a connection opens no transaction and closes no pool. */
const dialect = new PostgresDialect({
  pool: async () => {
    throw new Error('bound to a connection');
  },
});
const driver: Driver = dialect.createDriver();

/**
 * Kysely on one connection of `db`, whose statements are sent the moment they are asked for and run in that order.
 * Kysely's own transactions hold each statement back until the one before has answered.
 *
 * @param before  called before each statement is sent.
 */
export function bindTo(db: Kysely<DB>, connection: DatabaseConnection, before: () => void): Transaction<DB> {
  const executor = db.getExecutor().withConnectionProvider({
    provideConnection: async (consumer) => {
      before();
      return consumer(connection);
    },
  });
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor }) as Transaction<DB>;
}
