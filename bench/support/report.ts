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
