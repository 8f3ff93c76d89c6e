import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.generated.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
}

/** PostgreSQL type → how it is read and written. Instants are read as epoch milliseconds and written as `Date`. */
const typeOf: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  date: 'string',
  timestamptz: 'Timestamp',
  jsonb: 'Jsonb',
  bytea: 'Buffer',
  _text: 'string[]',
};

const head = `// Made from the database by \`pnpm db:types\`; a test fails when the two differ.
import type { ColumnType, Generated } from 'kysely';

/** Read as epoch milliseconds, written as Date. */
export type Timestamp = ColumnType<number, Date, Date>;
/** Read as parsed JSON to be checked by a schema, written as JSON text. */
export type Jsonb = ColumnType<unknown, string, string>;
`;

/** The TypeScript of the schema as it stands in a database. */
export async function generatedTypes(db: Kysely<DB>): Promise<string> {
  const columns = await listColumns(db);
  const tables = [...new Set(columns.map((column) => column.table))];
  const bodies = tables.map((table) =>
    interfaceOf(
      table,
      columns.filter((column) => column.table === table),
    ),
  );
  const members = tables.map((table) => `  ${/^\w+$/.test(table) ? table : `'${table}'`}: ${nameOf(table)};`);
  return `${head}\n${bodies.join('\n')}\nexport interface DB {\n${members.join('\n')}\n}\n`;
}

async function listColumns(db: Kysely<DB>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as "table",
      a.attname as name, coalesce(base.typname, t.typname) as type, a.atthasdef as "hasDefault",
      case c.relkind when 'v' then not coalesce((select b.attnotnull from information_schema.view_column_usage u
          join pg_attribute b on b.attrelid = format('%I.%I', u.table_schema, u.table_name)::regclass
            and b.attname = u.column_name
          where u.view_schema = n.nspname and u.view_name = c.relname and u.column_name = a.attname limit 1), false)
        else not a.attnotnull end as "isNullable"
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'platform')
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type base on base.oid = t.typbasetype
    where c.relkind in ('r', 'p', 'v')
    order by n.nspname desc, c.relname, a.attnum`.execute(db);
  return rows;
}

const nameOf = (table: string): string =>
  table.replace(/(^|[._])([a-z])/g, (_match, _separator, letter: string) => letter.toUpperCase());

function interfaceOf(table: string, columns: readonly Column[]): string {
  const lines = columns.map((column) => `  ${column.name}: ${wrapped(column)};`);
  return `export interface ${nameOf(table)} {\n${lines.join('\n')}\n}\n`;
}

function wrapped(column: Column): string {
  const known = typeOf[column.type];
  if (!known) throw new Error(`no TypeScript type for ${column.table}.${column.name} (${column.type})`);
  if (column.isNullable) return `${known} | null`;
  return column.hasDefault ? generated(known) : known;
}

const generated = (type: string): string =>
  type === 'Jsonb' ? 'ColumnType<unknown, string | undefined, string>' : `Generated<${type}>`;
