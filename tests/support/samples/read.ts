import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FormatName } from '../../../shared/formats/registry.ts';

/** Real samples lie beside the repository where they may be had at all; they are not part of it. */
export const samplesFolder = path.resolve(import.meta.dirname, '../../../../shared/fixtures');
export const samplesPresent = existsSync(samplesFolder);
if (!samplesPresent) console.info(`no sample data at ${samplesFolder}`);

/** The records in the parsed content of a file: some collections wrap what the product sent. */
export type Unwrap = (content: readonly unknown[]) => readonly unknown[];

/** One file of real samples, and how many of its records are incidents to us. */
export interface SampleFile {
  readonly format: FormatName;
  /** Under the folder of samples. */
  readonly file: string;
  readonly unwrap?: Unwrap;
  readonly accepted: number;
  /** Records that are no incident: heartbeats, audit entries, telemetry. Each refusal says so. */
  readonly refused: number;
  /** Lines that were cut out of their syslog header, and say no time of their own. */
  readonly undated?: number;
}

export const isPresent = ({ file }: SampleFile): boolean => existsSync(path.join(samplesFolder, file));

/** What the collections of raw events beside their normal form call the raw event. */
export const raw: Unwrap = (content) => content.map((line) => (line as { raw: unknown }).raw);

/** The values of a file: the items of a JSON array, a JSON value, the JSON values of its lines, or its text lines. */
export function readSamples({ file, unwrap = (content) => content }: SampleFile): readonly unknown[] {
  const text = readFileSync(path.join(samplesFolder, file), 'utf8');
  return unwrap(contentOf(file, text));
}

function contentOf(file: string, text: string): readonly unknown[] {
  const lines = () => text.split('\n').filter((line) => line.trim() !== '');
  if (file.endsWith('.jsonl')) return lines().map((line) => JSON.parse(line));
  if (!file.endsWith('.json')) return lines();
  const content: unknown = JSON.parse(text);
  return Array.isArray(content) ? content : [content];
}
