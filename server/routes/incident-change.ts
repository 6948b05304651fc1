import { Fault } from '../../shared/domain/fault.ts';
import { atOnce } from '../../shared/node/db/tenancy.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import { ChangedIncident, IncidentChange } from '../../shared/wire/http/acts.ts';
import { deedOf } from '../acts/deed.ts';
import { locate, noIncident } from '../acts/locate.ts';
import { perform } from '../acts/perform.ts';
import { onlyAs, performerOf } from '../acts/performer.ts';
import { worded } from '../acts/refusal.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { getIncident } from '../queue/rows.ts';
import type { App } from '../typed.ts';
import { IncidentParams, incidentId } from './incident-id.ts';

/** What a person does to one incident. */
export function incidentChangeRoute(app: App, deps: ServerDeps): void {
  const acting = { ...deps, projection: openProjection(deps) };
  app.patch(
    '/api/v1/incidents/:id',
    {
      config: { needs: 'incidents.manage' },
      schema: {
        summary:
          'Act on an incident: status, severity, assignee, resolution, tags, snooze, escalation, merge',
        description:
          'Needs the version that was looked at; `409` says who changed what since, in `detail`, `changes` and `current`. Leaving `open` acknowledges. Closing needs a `resolution`, `false_positive` a `note` as well.',
        params: IncidentParams,
        body: IncidentChange,
        response: { 200: ChangedIncident },
      },
    },
    async (request) => {
      const granted = grantedTo(request);
      const { version, act: name, actor, ...change } = request.body;
      onlyAs(granted.actor, actor);
      const id = incidentId(deps.ids, request.params.id);
      const tenantId = (await locate(deps.tenancy, granted, [id])).get(id)!;
      if (tenantId instanceof Fault) throw tenantId;
      const deed = await deedOf(deps, granted.actor, change);
      const performer = performerOf(granted.actor, request);
      const { outcomes, act } = await perform(acting, performer, [{ id, tenantId, version }], deed, name);
      const outcome = outcomes.get(id)!;
      const incident = await deps.tenancy.asTenant(
        tenantId,
        atOnce((tx) => getIncident(tx, deps.ids, id)),
      );
      if (incident === null) throw noIncident();
      if (outcome instanceof Fault) throw await worded(deps, outcome, incident);
      return { ...incident, undo: act };
    },
  );
}
