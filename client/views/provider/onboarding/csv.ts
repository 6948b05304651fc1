import type { OnboardingResult } from '../../../../shared/wire/http/onboarding.ts';

export type OnboardedRow = OnboardingResult['rows'][number];

/** A file to start from: every column, once in full and once with no more than is required. */
export const sampleCsv = (): string =>
  [
    'slug,name,state,criticality,time_zone,trial_ends_at,groups,owner_email',
    'acme,Acme Manufacturing,active,high,Europe/Berlin,,,owner@acme.example',
    'borealis,"Borealis Bank, AG",trial,extreme,Europe/Zurich,2030-01-31T00:00:00Z,,',
    'corvus,Corvus Logistics,,,,,,',
    '',
  ].join('\r\n');

/** The file cut into its header and its rows, word for word. A row reaches to the line where the next one begins. */
export function cut(
  csv: string,
  rows: readonly Pick<OnboardedRow, 'line'>[],
): { header: string; rows: string[] } {
  const lines = csv.split(/\r\n|\r|\n/);
  const text = (from: number, to: number) =>
    lines
      .slice(from - 1, to - 1)
      .join('\n')
      .trim();
  return {
    header: text(1, rows[0]?.line ?? lines.length + 1),
    rows: rows.map(({ line }, index) => text(line, rows[index + 1]?.line ?? lines.length + 1)),
  };
}

/** The rows that were refused, as they were sent, under their header: to be mended and sent again. */
export function refusedRows(csv: string, rows: readonly OnboardedRow[]): string {
  const file = cut(csv, rows);
  return [file.header, ...file.rows.filter((_, index) => rows[index]?.result === 'refused'), ''].join('\r\n');
}

/** RFC 4180; what a spreadsheet would run as a formula goes behind an apostrophe, for the text is not ours. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const reasonOf = ({ faults }: Pick<OnboardedRow, 'faults'>): string =>
  faults.map(({ field, reason }) => `${field}: ${reason}`).join('; ');

/** Which row was refused and why. */
export function refusalReasons(rows: readonly OnboardedRow[]): string {
  const lines = rows
    .filter(({ result }) => result === 'refused')
    .map((row) => [String(row.line), row.slug, row.name, reasonOf(row)].map(cell).join(','));
  return ['line,slug,name,refused', ...lines, ''].join('\r\n');
}

/** The links of invitations that no mail carried. */
export function invitationLinks(rows: readonly OnboardedRow[]): string {
  const lines = rows.flatMap(({ slug, invited }) =>
    invited && !invited.mailed ? [[slug, invited.email, invited.link].map(cell).join(',')] : [],
  );
  return ['slug,owner_email,link', ...lines, ''].join('\r\n');
}
