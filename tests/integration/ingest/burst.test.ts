import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../../workers/rebuild/audit.ts';
import { type Door, openDoor } from '../../support/door.ts';
import { samplesFolder, samplesPresent } from '../../support/samples/read.ts';
import { unzipped } from '../../support/samples/zip.ts';

const ARCHIVE = path.join(samplesFolder, 'ait-ads/alerts_csv.zip');
/** The organisation with the worst minute: a scan for directories of a web server. */
const WORST = 'alerts_csv/wheeler_alerts.txt';
const ALERTS_IN_THE_MINUTE = 27_670;
const A_REQUEST = 500;
const LIMIT_MS = 120_000;

interface Line {
  readonly at: number;
  readonly name: string;
  readonly ip: string;
  readonly host: string;
  readonly rule: string;
}

/** The lines of the sixty seconds with the most of them; the file is in the order of time. */
function worstMinute(): Line[] {
  const lines = unzipped(ARCHIVE, WORST).toString('utf8').trim().split('\n').slice(1).map(lineOf);
  const times = lines.map((line) => line.at).toSorted((a, b) => a - b);
  let best = { from: 0, count: 0 };
  let last = 0;
  for (const [first, from] of times.entries()) {
    while (last < times.length && times[last]! < from + 60) last++;
    if (last - first > best.count) best = { from, count: last - first };
  }
  return lines.filter((line) => line.at >= best.from && line.at < best.from + 60);
}

function lineOf(text: string): Line {
  const [time, name, ip, host, rule] = text.split(',');
  return { at: Number(time), name: name!, ip: ip!, host: host!, rule: rule! };
}

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door?.close());

test.skipIf(!samplesPresent)(
  'the worst real minute of a tenant is a few rows that add up to every alert',
  {
    timeout: LIMIT_MS,
  },
  async () => {
    const burst = worstMinute();
    expect(burst).toHaveLength(ALERTS_IN_THE_MINUTE);
    const { id, key } = await door.tenant();
    const began = Math.min(...burst.map((line) => line.at));
    const records = burst.map((line, index) => ({
      external_id: `wheeler-${index}`,
      source: line.name.startsWith('Wazuh') ? 'wazuh' : 'aminer',
      fingerprint: `${line.rule} ${line.host}`,
      title: line.name,
      severity: 'medium',
      assets: [line.host],
      indicators: [{ type: 'ip', value: line.ip }],
      detected_at: new Date(door.time.now - 60_000 + (line.at - began) * 1_000).toISOString(),
    }));
    for (let start = 0; start < records.length; start += A_REQUEST) {
      const { body } = await door.send(key, {
        body: JSON.stringify(records.slice(start, start + A_REQUEST)),
      });
      expect(body).toMatchObject({ refused: [] });
      if (start % (4 * A_REQUEST) === 0) await door.drain();
    }
    await door.drain();

    const kinds = new Set(burst.map((line) => `${line.rule} ${line.host}`));
    const rows = await door.tenancy.asTenant(id, (tx) =>
      tx.selectFrom('incidents').select(['fingerprint', 'occurrences', 'detected_at']).execute(),
    );
    expect(rows.map((row) => row.fingerprint).toSorted()).toEqual([...kinds].toSorted());
    expect(rows.length).toBeLessThan(50);
    expect(rows.reduce((sum, row) => sum + row.occurrences, 0)).toBe(ALERTS_IN_THE_MINUTE);
    for (const row of rows) {
      const own = records.filter((record) => record.fingerprint === row.fingerprint);
      expect(row.occurrences).toBe(own.length);
      expect(row.detected_at.toISOString()).toBe(own.map((record) => record.detected_at).toSorted()[0]);
    }
    const events = await door.tenancy.asTenant(id, (tx) =>
      tx
        .selectFrom('events')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    );
    // A row and a turn make one event at most, whatever the number of alerts.
    expect(events.n).toBeLessThan(burst.length / 20);
    expect(await audit(door.deps)).toEqual([]);
  },
);
