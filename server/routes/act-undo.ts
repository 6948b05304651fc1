import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import { BulkResult, UndoQuery } from '../../shared/wire/http/acts.ts';
import { locate } from '../acts/locate.ts';
import type { Wish } from '../acts/on-shard.ts';
import { perform } from '../acts/perform.ts';
import { performerOf } from '../acts/performer.ts';
import { findAct, undoing } from '../acts/undo.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { resultsOf } from './incident-bulk.ts';

const ActParams = Type.Object({ act: Type.String({ maxLength: 64 }) });

/** Takes back what its caller did a moment ago, as an act of its own. */
export function actUndoRoute(app: App, deps: ServerDeps): void {
  const acting = { ...deps, projection: openProjection(deps) };
  app.post(
    '/api/v1/acts/:act/undo',
    {
      config: { needs: 'incidents.manage' },
      schema: {
        summary:
          'Take back what I did to one incident within the last ten seconds, to many within two minutes',
        description:
          'Restores each incident as far as nobody has changed the same since: such a row is refused alone. Notes stay. The answer’s own `undo` does it again.',
        params: ActParams,
        querystring: UndoQuery,
        response: { 200: BulkResult },
      },
    },
    async (request) => {
      const granted = grantedTo(request);
      const { act } = request.params;
      const changed = await findAct(deps, granted.actor.id, act);
      const places = await locate(deps.tenancy, granted, [...changed.keys()]);
      const wishes = [...places].flatMap(([id, tenantId]): Wish[] =>
        tenantId instanceof Fault ? [] : [{ id, tenantId, version: null }],
      );
      const performer = performerOf(granted.actor, request);
      const done = await perform(acting, performer, wishes, undoing(act, changed), request.query.act);
      const asked = new Map([...changed.keys()].map((id) => [deps.ids.seal('incident', id), id]));
      const outcomeOf = (id: number | null) => done.outcomes.get(id!) ?? (places.get(id!) as Fault);
      return { results: await resultsOf(deps, asked, outcomeOf), undo: done.act };
    },
  );
}
