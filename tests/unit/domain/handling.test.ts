import { expect, test } from 'vitest';
import { decide } from '../../../shared/domain/decide.ts';
import type { IncidentReport } from '../../../shared/domain/incident.ts';
import { merge } from '../../../shared/domain/merge.ts';
import { open } from '../../../shared/domain/open.ts';

const report: IncidentReport = { externalId: 'a', source: 's', title: 'T', severity: 'high' };
const ada = { id: 'ada', name: 'Ada' };
const bob = { id: 'bob', name: 'Bob' };
const closed = { status: 'closed', resolution: 'benign', isExplained: true } as const;
const reopened = { status: 'open', isExplained: false } as const;

test('who takes it on first and who closes it last are kept', () => {
  const taken = decide(open(report, 1_000), { status: 'in_progress', isExplained: false }, ada, 2_000);
  expect(taken).toMatchObject({ acknowledgedBy: 'ada', closedBy: null });
  const shut = decide(taken, closed, bob, 3_000);
  expect(shut).toMatchObject({ acknowledgedBy: 'ada', acknowledgedAt: 2_000, closedBy: 'bob' });
  const again = decide(shut, reopened, bob, 4_000);
  expect(again).toMatchObject({ acknowledgedBy: 'ada', closedBy: null });
  expect(decide(again, closed, ada, 5_000)).toMatchObject({ closedBy: 'ada', closedAt: 5_000 });
});

test('closing what is closed credits nobody anew', () => {
  const shut = decide(open(report, 1_000), closed, ada, 2_000);
  const benign = { ...closed, resolution: 'true_positive' as const };
  expect(decide(shut, benign, bob, 3_000)).toMatchObject({ closedBy: 'ada', closedAt: 2_000 });
});

test('what came acknowledged or closed was so by nobody', () => {
  expect(open({ ...report, status: 'in_progress' }, 1_000)).toMatchObject({
    acknowledgedAt: 1_000,
    acknowledgedBy: null,
  });
  const came = open({ ...report, status: 'closed' }, 1_000);
  expect(came).toMatchObject({ closedAt: 1_000, closedBy: null });
  expect(merge(came, { ...report, status: 'closed', resolution: 'benign' }, 2_000).closedBy).toBeNull();
});

test('a source that closes what it told of is its handler', () => {
  const shut = merge(open(report, 1_000), { ...report, status: 'closed' }, 2_000);
  expect(shut).toMatchObject({ closedBy: 'ingest', acknowledgedBy: null });
});

test('a source that follows what somebody did takes no credit', () => {
  const shut = decide(open(report, 1_000), closed, ada, 2_000);
  const followed = merge(shut, { ...report, status: 'closed', closedAt: 9_000 }, 9_000);
  expect(followed).toMatchObject({ closedBy: 'ada', closedAt: 2_000 });
});
