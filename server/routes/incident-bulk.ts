import { Fault } from '../../shared/domain/fault.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import { BulkChange, BulkResult } from '../../shared/wire/http/acts.ts';
import { deedOf } from '../acts/deed.ts';
import { locate, noIncident } from '../acts/locate.ts';
import type { Wish } from '../acts/on-shard.ts';
import { type Outcome, perform } from '../acts/perform.ts';
import { onlyAs, performerOf } from '../acts/performer.ts';
import { worded } from '../acts/refusal.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { problemOf } from '../plugins/problems.ts';
import type { App } from '../typed.ts';

/** The same for many incidents of any number of tenants, each with a result of its own. */
export function incidentBulkRoute(app: App, deps: ServerDeps): void {
  const acting = { ...deps, projection: openProjection(deps) };
  app.post(
    '/api/v1/incidents/bulk',
    {
      config: { needs: 'incidents.manage' },
      schema: {
        summary: 'Act on up to 500 incidents of my scope at once',
        description:
          'A row without rights, or one that was changed since `versions`, is refused alone. Results come in the order of `ids`, each id once.',
        body: BulkChange,
        response: { 200: BulkResult },
      },
    },
    async (request) => {
      const granted = grantedTo(request);
      const { change, act: name, actor, versions = {} } = request.body;
      onlyAs(granted.actor, actor);
      const asked = new Map(
        [...new Set(request.body.ids)].map((text) => [text, deps.ids.open('incident', text)]),
      );
      const known = [...asked.values()].filter((id) => id !== null);
      const deed = await deedOf(deps, granted.actor, change);
      const places = await locate(deps.tenancy, granted, known);
      const wishes = [...asked].flatMap(([text, id]): Wish[] => {
        const tenantId = id === null ? null : places.get(id)!;
        if (id === null || tenantId === null || tenantId instanceof Fault) return [];
        return [{ id, tenantId, version: versions[text] ?? null }];
      });
      const performer = performerOf(granted.actor, request);
      const { outcomes, act } = await perform(acting, performer, wishes, deed, name);
      const outcomeOf = (id: number | null): Outcome =>
        id === null ? noIncident() : (outcomes.get(id) ?? (places.get(id) as Fault));
      return { results: await resultsOf(deps, asked, outcomeOf), undo: act };
    },
  );
}

/** In the order in which they were asked for. */
export const resultsOf = (
  deps: ServerDeps,
  asked: ReadonlyMap<string, number | null>,
  outcomeOf: (id: number | null) => Outcome,
): Promise<BulkResult['results']> =>
  Promise.all(
    [...asked].map(async ([id, number]) => {
      const outcome = outcomeOf(number);
      if (!(outcome instanceof Fault)) return { id, ok: true as const, version: outcome.version };
      return { id, error: problemOf(await worded(deps, outcome)) };
    }),
  );
