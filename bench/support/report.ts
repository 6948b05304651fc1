import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** One claim: a measured figure, the floor it is held against in the same run, and the bound it must keep. */
export interface Claim {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: number;
  readonly better: 'lower' | 'higher';
}

const kept = ({ value, bound, better }: Claim): boolean =>
  better === 'lower' ? value <= bound : value >= bound;

/** Prints claims, misses too, and keeps the raw numbers in bench/results/. */
export function report(bench: string, claims: readonly Claim[], raw: Record<string, unknown>): void {
  for (const claim of claims) {
    const sign = claim.better === 'lower' ? '≤' : '≥';
    const verdict = kept(claim) ? 'ok  ' : 'MISS';
    process.stdout.write(
      `${verdict} ${bench}: ${claim.name} ${claim.value.toFixed(3)} ${claim.unit} (bound ${sign} ${claim.bound})\n`,
    );
  }
  const directory = new URL('../results/', import.meta.url);
  mkdirSync(directory, { recursive: true });
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
  const body = { bench, at: new Date().toISOString(), machine, claims, raw };
  writeFileSync(new URL(`${bench}.json`, directory), `${JSON.stringify(body, null, 2)}\n`);
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** Milliseconds by quantile. */
export type Spread = Readonly<Record<'p50' | 'p90' | 'p99', number>>;

export function spread(times: readonly number[]): Spread {
  const at = (q: number) => Math.round(quantile(times, q) * 10) / 10;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

/** Where the time of a claim goes: no claims themselves, but where to look first when one is missed. */
export function printStages(bench: string, stages: Readonly<Record<string, Spread>>): void {
  for (const [name, { p50, p90, p99 }] of Object.entries(stages)) {
    process.stdout.write(`     ${bench}: ${name}: p50 ${p50}, p90 ${p90}, p99 ${p99} ms\n`);
  }
}
