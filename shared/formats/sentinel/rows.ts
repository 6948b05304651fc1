import { isRecord } from '../reading/field.ts';
import { say } from '../reading/sensor.ts';

/** Longer than the name of any column. */
const MAX_NAME = 128;

type Fields = Readonly<Record<string, unknown>>;

const named = (columns: readonly unknown[], row: readonly unknown[]): Fields =>
  Object.fromEntries(
    columns.map((column, index) => [
      (isRecord(column) ? say(column.name, MAX_NAME) : undefined) ?? `${index}`,
      row[index],
    ]),
  );

/** The rows of a Log Analytics query's answer, `{tables: [{columns, rows}]}`, where they are of this format. */
export function rowsOf(value: unknown, fits: (row: Fields) => boolean): readonly Fields[] | null {
  const [table] = isRecord(value) && Array.isArray(value.tables) ? value.tables : [];
  if (!isRecord(table) || !Array.isArray(table.columns) || !Array.isArray(table.rows)) return null;
  const { columns, rows } = table;
  const records = rows.filter(Array.isArray).map((row) => named(columns, row));
  return records.length === 0 || records.some(fits) ? records : null;
}
