import fc from 'fast-check';
import { modules, severities, statuses } from '../../shared/domain/incident.ts';
import type { Facts } from '../../shared/domain/tally.ts';

const DAY = 86_400_000;

/** Anywhere, and often where a window begins or ends. */
const ago = fc.oneof(
  fc.nat(2 * DAY),
  fc.nat(40 * DAY),
  fc.constantFrom(0, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 35 * DAY),
);

/** An incident as the counters see it, detected and perhaps closed within some 40 days before `now`. */
export const factsBefore = (now: number): fc.Arbitrary<Facts> =>
  fc
    .record({
      severity: fc.constantFrom(...severities),
      status: fc.constantFrom(...statuses),
      module: fc.constantFrom(...modules),
      assigned: fc.boolean(),
      detectedAgo: ago,
      closedAgo: ago,
    })
    .map(({ detectedAgo, closedAgo, ...rest }) => ({
      ...rest,
      detectedAt: now - detectedAgo,
      closedAt: rest.status === 'closed' ? now - closedAgo : null,
    }));
