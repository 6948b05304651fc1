import { readFile } from 'node:fs/promises';
import { type Mapping, parseMapping, unmapped } from '../../shared/formats/mapping/mapping.ts';
import { ingest } from '../api/ingest.ts';
import { keyFor } from './access.ts';
import type { ReplayOptions } from './options.ts';
import { asRecorded, type Pace, steady, unhurried } from './pace.ts';
import { recordsOf } from './records.ts';
import { instantOf, shifted } from './shift.ts';
import { stream } from './stream.ts';
import { Survey } from './survey.ts';
import type { Tally } from './tally.ts';

export interface Reporter {
  readonly tally: Tally;
  readonly note: (line: string) => void;
}

interface Job {
  readonly options: ReplayOptions;
  readonly mapping: Mapping;
  readonly format: string;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Replays a file. Resolves when it is done or the signal says stop; rejects when it cannot go on. */
export async function runReplay(
  options: ReplayOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const mapping = options.map === undefined ? unmapped : parseMapping(await readFile(options.map, 'utf8'));
  const format = options.format ?? mapping.format ?? 'native';
  const job = { options, mapping, format, reporter, signal };
  const survey = await surveyOf(job);
  const key = await keyFor(options, survey.tenants, signal, reporter.note);
  const onWait = (reason: string, waitMs: number) => {
    reporter.tally.waits++;
    reporter.note(`${reason}; next attempt in ${(waitMs / 1_000).toFixed(1)} s`);
  };
  const target = { url: options.url, format, key, signal, onWait };
  const send = async (records: readonly unknown[]) =>
    reporter.tally.add(records.length, await ingest(target, records));
  const stamp = (record: unknown, at: number | undefined) =>
    options.shift === 'live' && at !== undefined ? shifted(record, format, Date.now() - at) : record;
  await stream(prepared(job, survey), { pace: paceOf(options), signal, stamp, send });
}

/** A first pass over the file, only where something has to be known beforehand. */
async function surveyOf(job: Job): Promise<Survey> {
  const survey = new Survey(job.format);
  if (job.options.shift !== 'now' && !job.options.createTenants) return survey;
  let left = job.options.limit;
  for await (const read of recordsOf(job.options.file)) {
    if (left-- <= 0 || job.signal.aborted) break;
    if ('record' in read) survey.add(job.mapping.apply(read.record));
  }
  return survey;
}

async function* prepared(job: Job, survey: Survey) {
  const { options, format } = job;
  const now = Date.now();
  let left = options.limit;
  for await (const read of recordsOf(options.file)) {
    if (left-- <= 0) return;
    if ('unreadable' in read) {
      job.reporter.tally.addUnreadable(read.unreadable);
      continue;
    }
    const record = job.mapping.apply(read.record);
    const byMs = options.shift === 'now' ? survey.toEndAt(now, record, options.align) : 0;
    const moved = shifted(record, format, byMs);
    yield {
      record: options.tenant === undefined ? moved : withoutTenant(moved),
      at: instantOf(moved, format),
    };
  }
}

/** A key bound to one tenant refuses records that name another, and here the command line decides. */
function withoutTenant(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('tenant' in record)) return record;
  const { tenant: _, ...rest } = record;
  return rest;
}

function paceOf(options: ReplayOptions): Pace {
  if (options.rate !== undefined) return steady(options.rate);
  return options.speed === undefined ? unhurried : asRecorded(options.speed);
}
