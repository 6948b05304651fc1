import type { ServerDeps } from '../deps.ts';
import type { App } from '../typed.ts';
import { actUndoRoute } from './act-undo.ts';
import { assigneeRoute } from './assignees.ts';
import { incidentBulkRoute } from './incident-bulk.ts';
import { incidentChangeRoute } from './incident-change.ts';
import { incidentNoteRoutes } from './incident-notes.ts';

/** What people do to incidents, and who they are. */
export function actRoutes(app: App, deps: ServerDeps): void {
  incidentChangeRoute(app, deps);
  incidentBulkRoute(app, deps);
  incidentNoteRoutes(app, deps);
  actUndoRoute(app, deps);
  assigneeRoute(app, deps);
}
