export { type Database, isReachable, type OpenDatabaseOptions, openDatabase } from './pool.ts';
export {
  type Access,
  databaseNow,
  type LastWrite,
  type NamedWrite,
  type TenantTx,
  type TenantTxOptions,
  withTenant,
} from './tenant-tx.ts';
export { type PlatformTx, withPlatform } from './platform-tx.ts';
export { translateDatabaseError } from './database-error.ts';
export { migrate, pendingMigrations } from './migrate.ts';
export { assertRoleCannotBypass, ensureRoles, type RoleName, roleUrl } from './roles.ts';
export type { DB } from './schema.generated.ts';
export { listSchemaFaults, type SchemaFault } from './schema-rules.ts';
export { assembly, type Assembly, type Filled, frozen, runFilled, template, type Template } from './frozen.ts';
