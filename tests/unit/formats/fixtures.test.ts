import { describe, expect, it } from 'vitest';
import { recognise } from '../../../shared/formats/recognise.ts';
import { formats } from '../../../shared/formats/registry.ts';
import { catalogue } from '../../support/samples/catalogue.ts';
import { readSamples, type SampleFile, samplesPresent } from '../../support/samples/read.ts';

/** As the door does it: envelopes opened, each record read by itself. */
const records = (sample: SampleFile): unknown[] => {
  const { open } = formats[sample.format];
  return readSamples(sample).flatMap((value) => open?.(value) ?? [value]);
};

/** For dates without a year. */
const RECEIVED = Date.UTC(2026, 10, 23);

describe.skipIf(!samplesPresent)('real samples', () => {
  it.each(catalogue)('$format $file', (sample) => {
    const verdicts = records(sample).map((record) => formats[sample.format].read(record, RECEIVED));
    const reports = verdicts.filter((verdict) => verdict.ok).map((verdict) => verdict.report);
    const refusals = verdicts.filter((verdict) => !verdict.ok).map((verdict) => verdict.refusal);
    console.info(`${sample.file}: ${reports.length} accepted, ${refusals.length} refused`);
    for (const { field, reason } of refusals) expect(`${field}: ${reason}`).toMatch(/^\w*[\w.]*: .{20,}/);
    expect([reports.length, refusals.length]).toEqual([sample.accepted, sample.refused]);
    expect(reports.every((report) => report.title !== '')).toBe(true);
    expect(reports.filter((report) => report.detectedAt === undefined).length).toBe(sample.undated ?? 0);
  });

  it.each(catalogue)('recognises the incidents of $file as $format', (sample) => {
    const accepted = records(sample).filter((record) => formats[sample.format].read(record).ok);
    const taken = accepted.map((record) => recognise(record)?.format);
    expect(new Set(taken)).toEqual(new Set(accepted.length > 0 ? [sample.format] : []));
  });
});
