import { Fault } from '../../shared/domain/fault.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import { NewNote, Note, NoteList, NoteQuery } from '../../shared/wire/http/acts.ts';
import { deedOf } from '../acts/deed.ts';
import { locate, noIncident } from '../acts/locate.ts';
import { findNote, listNotes } from '../acts/notes.ts';
import { perform } from '../acts/perform.ts';
import { performerOf } from '../acts/performer.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { getIncident } from '../queue/rows.ts';
import type { App } from '../typed.ts';
import { datedPosition, encodeCursor } from './cursor.ts';
import { IncidentParams, incidentId } from './incident-id.ts';

const NOTES = '/api/v1/incidents/:id/notes';

/** What people write about an incident; in Markdown, and kept as it came. */
export function incidentNoteRoutes(app: App, deps: ServerDeps): void {
  const acting = { ...deps, projection: openProjection(deps) };
  app.get(
    NOTES,
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Notes of an incident, oldest first',
        params: IncidentParams,
        querystring: NoteQuery,
        response: { 200: NoteList },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      const { cursor, limit = 50 } = request.query;
      const after = cursor === undefined ? null : datedPosition(cursor);
      const id = incidentId(deps.ids, request.params.id);
      return deps.tenancy.asScope(scope, async (tx) => {
        const incident = await getIncident(tx, deps.ids, id);
        if (incident === null) throw noIncident();
        const of = { tenantId: incident.tenant.id, incidentId: id };
        const rows = await listNotes(tx, of, { limit: limit + 1, after });
        const items = rows.slice(0, limit);
        const last = items.at(-1);
        const more = rows.length > limit && last !== undefined;
        return { items, next_cursor: more ? encodeCursor([Date.parse(last.at), last.id]) : null };
      });
    },
  );

  app.post(
    NOTES,
    {
      config: { needs: 'incidents.manage' },
      schema: {
        summary: 'Write a note',
        description:
          'Markdown. `@name@example.com` mentions one who reads incidents there; it is kept as `@[name](user)`.',
        params: IncidentParams,
        body: NewNote,
        response: { 201: Note },
      },
    },
    async (request, reply) => {
      const granted = grantedTo(request);
      const id = incidentId(deps.ids, request.params.id);
      const tenantId = (await locate(deps.tenancy, granted, [id])).get(id)!;
      if (tenantId instanceof Fault) throw tenantId;
      const deed = await deedOf(deps, granted.actor, { note: request.body.body });
      const wishes = [{ id, tenantId, version: null }];
      const performer = performerOf(granted.actor, request);
      const { outcomes } = await perform(acting, performer, wishes, deed, request.body.act);
      const outcome = outcomes.get(id)!;
      if (outcome instanceof Fault) throw outcome;
      const note = await deps.tenancy.asTenant(tenantId, (tx) => findNote(tx, tenantId, outcome.note!));
      return reply.code(201).send(note);
    },
  );
}
