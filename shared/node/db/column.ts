import type { ColumnType } from 'kysely';

/** timestamptz. */
export type Instant = ColumnType<Date, Date | string, Date | string>;
export type GeneratedInstant = ColumnType<Date, Date | string | undefined, Date | string>;
/** Written as text, read as what it says. */
export type Json = ColumnType<unknown, string, string>;
