import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../shared/formats/recognise.ts';
import { formats } from '../../../shared/formats/registry.ts';
import { catalogue } from '../../support/samples/catalogue.ts';
import { isPresent, readSamples, type SampleFile } from '../../support/samples/read.ts';

/** As the door does it: envelopes opened, each record read by itself. */
const records = (sample: SampleFile): unknown[] => {
  const { open } = formats[sample.format];
  return readSamples(sample).flatMap((value) => open?.(value) ?? [value]);
};

/** For dates without a year. */
const RECEIVED = Date.UTC(2026, 10, 23);

const present = catalogue.filter(isPresent);

describe.skipIf(present.length === 0)('real samples', () => {
  it.each(present)('$format $file', (sample) => {
    const verdicts = records(sample).map((record) => formats[sample.format].read(record, RECEIVED));
    const reports = verdicts.filter((verdict) => verdict.ok).map((verdict) => verdict.report);
    const refusals = verdicts.filter((verdict) => !verdict.ok).map((verdict) => verdict.refusal);
    console.info(`${sample.file}: ${reports.length} accepted, ${refusals.length} refused`);
    for (const { field, reason } of refusals) expect(`${field}: ${reason}`).toMatch(/^\w*[\w.]*: .{20,}/);
    expect([reports.length, refusals.length]).toEqual([sample.accepted, sample.refused]);
    expect(reports.every((report) => report.title !== '')).toBe(true);
    expect(reports.filter((report) => report.detectedAt === undefined).length).toBe(sample.undated ?? 0);
  });

  /**
   * The samples are not ours to keep, so what becomes of them is kept as a digest: whoever changes a reading sees of
   * which files, looks at them, and accepts it with `vitest -u`.
   */
  it.each(present)('reads $format $file as it did', (sample) => {
    const verdicts = records(sample).map((record) => formats[sample.format].read(record, RECEIVED));
    const digest = createHash('sha256').update(JSON.stringify(verdicts)).digest('hex');
    expect(digest.slice(0, 32)).toMatchSnapshot();
  });

  it.each(present)('recognises the incidents of $file as $format', (sample) => {
    const accepted = records(sample).filter((record) => formats[sample.format].read(record).ok);
    const taken = accepted.map((record) => recognise(record)?.format);
    expect(new Set(taken)).toEqual(new Set(accepted.length > 0 ? [sample.format] : []));
  });
});
