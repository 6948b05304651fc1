import { drp } from '../../../../shared/formats/drp.ts';

/** What a record is read as; one that is refused throws the reason. */
export const report = (record: unknown) => {
  const verdict = drp.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};
