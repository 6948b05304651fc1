/** A spreadsheet takes a cell that begins like this for a formula, and runs it. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: string | null): string {
  if (value === null) return '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of RFC 4180; what a spreadsheet would run is quoted with a leading apostrophe. */
export const csvRow = (cells: readonly (string | null)[]): string => `${cells.map(csvCell).join()}\r\n`;
