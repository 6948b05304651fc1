import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { IngestAnswer } from '../../shared/wire/http/ingest.ts';

/** Reasons told apart in the summary; a file wrong in more ways than this is wrong in one way. */
const MAX_REASONS = 50;
const SHOWN_REASONS = 10;

/** What became of the records so far. */
export class Tally {
  sent = 0;
  accepted = 0;
  refused = 0;
  quarantined = 0;
  unreadable = 0;
  waits = 0;
  readonly #reasons = new Map<string, number>();
  readonly #startedAt: number;

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  add(records: number, answers: readonly IngestAnswer[]): void {
    this.sent += records;
    for (const answer of answers) {
      this.accepted += answer.accepted;
      this.quarantined += answer.quarantined;
      this.refused += answer.refused.length;
      for (const { field, reason } of answer.refused) this.#count(`${field || 'record'}: ${reason}`);
    }
  }

  addUnreadable(reason: string): void {
    this.unreadable++;
    this.#count(`not JSON: ${reason}`);
  }

  /** One line, rewritten in place while it runs. */
  line(now: number): string {
    const parts = [`sent ${this.sent}`, `accepted ${this.accepted}`, `refused ${this.refused}`];
    if (this.quarantined > 0) parts.push(`quarantined ${this.quarantined}`);
    return `${parts.join('  ')}  ${this.#rate(now)}/s`;
  }

  summary(now: number): string {
    const seconds = ((now - this.#startedAt) / SECOND_MS).toFixed(1);
    const counts = [
      ['sent', this.sent],
      ['accepted', this.accepted],
      ['refused', this.refused],
      ['quarantined', this.quarantined],
      ['unreadable', this.unreadable],
      ['waits', this.waits],
    ].map(([name, count]) => `${String(name).padEnd(12)}${count}`);
    return [
      ...counts,
      `${'time'.padEnd(12)}${seconds} s, ${this.#rate(now)} records/s`,
      ...this.#grouped(),
    ].join('\n');
  }

  #rate(now: number): string {
    const seconds = Math.max((now - this.#startedAt) / SECOND_MS, 0.001);
    return (this.sent / seconds).toFixed(this.sent / seconds < 10 ? 1 : 0);
  }

  #grouped(): string[] {
    const sorted = [...this.#reasons].sort((a, b) => b[1] - a[1]).slice(0, SHOWN_REASONS);
    return sorted.map(([reason, count]) => `  ${count} × ${reason}`);
  }

  /** Refusals that differ only in the value they quote are one reason. */
  #count(reason: string): void {
    const key = reason
      .replace(/"[^"]*"/g, '"…"')
      .replace(/\[\d+\]/g, '[]')
      .replace(/\bposition \d+.*/, 'position …');
    if (!this.#reasons.has(key) && this.#reasons.size >= MAX_REASONS) return;
    this.#reasons.set(key, (this.#reasons.get(key) ?? 0) + 1);
  }
}
