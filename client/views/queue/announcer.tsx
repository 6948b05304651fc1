import { createSignal, onCleanup } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { useOps } from '../../ops/ops.tsx';
import { plural } from '../../ui/number.ts';
import { useContextTenant } from '../frame/context.tsx';
import { paced } from './rows/paced.ts';

/** Enough to hear one announcement to its end before the next. */
const ANNOUNCE_EVERY_MS = 5_000;

/**
 * Tells screen readers of new criticals, and of nothing else. Politely: an assertive word would cut off the row that is
 * being read, and who is in the middle of deciding about one critical gains nothing from hearing half of another.
 */
export function Announcer() {
  const ops = useOps();
  const tenant = useContextTenant();
  const [words, setWords] = createSignal('');
  let heard: Incident[] = [];
  const say = paced(ANNOUNCE_EVERY_MS, () => {
    const last = heard.at(-1);
    if (last)
      setWords(`${plural(heard.length, 'new critical incident')}: ${last.title}, ${last.tenant.name}`);
    heard = [];
  });
  onCleanup(
    ops.onNews(({ items }) => {
      const fresh = (items ?? []).flatMap(({ incident, created }) =>
        created && incident.severity === 'critical' && !incident.pending ? incident : [],
      );
      const here = fresh.filter((incident) => tenant() === null || incident.tenant.id === tenant()!.id);
      if (here.length === 0) return;
      heard.push(...here);
      say();
    }),
  );
  return (
    <p class="unseen" role="status" aria-live="polite" data-testid="announcer">
      {words()}
    </p>
  );
}
