import { assets } from './expected-assets.ts';
import { feeds } from './expected-feeds.ts';
import type { Place } from './things.ts';

/**
 * What each route answers to each caller: written by hand from who the roles are, not from the code's own table.
 * A line is a place (the caller's own tenant `mine`, another tenant, one that never was, or a route that names none),
 * its columns are the callers in the order of cast.ts:
 *
 * MSSP Admin, assigned analyst, unassigned analyst · owner, admin, analyst, viewer · owner of the other tenant,
 * somebody whose last access was taken away, anonymous, ingest key · API token of the owner, limited to `tenant.read` and `incidents.read`
 */
type Statuses = string;
export type Expected = { readonly only: Statuses } | Readonly<Partial<Record<Place, Statuses>>>;

export const expected: Readonly<Record<string, Expected>> = {
  ...feeds,
  ...assets,
  'GET /api/v1/me': {
    only: '200 200 200  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/selector': {
    only: '200 200 200  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/sign-in-ways': {
    only: '200 200 200  200 200 200 200  200 200 200 200  200',
  },
  'POST /api/v1/setup': {
    only: '403 403 403  403 403 403 403  403 403 403 403  403',
  },
  'GET /api/v1/invitations/:token': {
    own: '200 200 200  200 200 200 200  200 200 200 200  200',
    never: '404 404 404  404 404 404 404  404 404 404 404  404',
  },
  'POST /api/v1/invitations/accept': {
    only: '404 404 404  404 404 404 404  404 404 404 404  404',
  },
  'GET /api/v1/account/sessions': {
    only: '200 200 200  200 200 200 200  200 401 401 401  403',
  },
  'DELETE /api/v1/account/sessions/:session': {
    own: '204 204 204  204 204 204 204  204 401 401 401  403',
    other: '404 404 404  404 404 404 404  404 401 401 401  403',
    never: '404 404 404  404 404 404 404  404 401 401 401  403',
  },
  'DELETE /api/v1/account/sessions': {
    only: '204 204 204  204 204 204 204  204 401 401 401  403',
  },
  'GET /api/v1/account/tokens': {
    only: '200 200 200  200 200 200 200  200 401 401 401  403',
  },
  'POST /api/v1/account/tokens': {
    only: '201 201 403  201 201 201 201  201 401 401 401  403',
  },
  'DELETE /api/v1/account/tokens/:token': {
    own: '204 204 204  204 204 204 204  204 401 401 401  403',
    other: '404 404 404  404 404 404 404  404 401 401 401  403',
    never: '404 404 404  404 404 404 404  404 401 401 401  403',
  },
  'GET /api/v1/provider': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'PATCH /api/v1/provider': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/tenants': {
    only: '201 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/onboarding': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/tenants': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/tenants/:tenant': {
    own: '200 200 404  200 200 200 200  404 401 401 401  200',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'PATCH /api/v1/tenants/:tenant': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/groups': {
    only: '200 200 200  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/groups': {
    only: '201 403 403  403 403 403 403  403 401 401 401  403',
  },
  'PATCH /api/v1/groups/:group': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    other: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/groups/:group': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    other: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/team': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'PATCH /api/v1/team/:user': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/team/:user/sessions': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/team/invitations': {
    only: '201 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/team/invitations/:invitation': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/tenants/:tenant/members': {
    own: '200 200 404  200 200 200 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'PATCH /api/v1/tenants/:tenant/members/:user': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'DELETE /api/v1/tenants/:tenant/members/:user': {
    own: '204 403 404  204 204 403 403  404 401 401 401  403',
    other: '204 404 404  404 404 404 404  204 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/invitations': {
    own: '201 403 404  201 201 403 403  404 401 401 401  403',
    other: '201 404 404  404 404 404 404  201 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'DELETE /api/v1/tenants/:tenant/invitations/:invitation': {
    own: '204 403 404  204 204 403 403  404 401 401 401  403',
    other: '204 404 404  404 404 404 404  204 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/handling': {
    only: '200 200 403  200 200 200 200  200 401 401 401  403',
  },
  'GET /api/v1/overview': {
    only: '200 200 200  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/tenants/:tenant/overview': {
    own: '200 200 404  200 200 200 200  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/incidents': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/incidents/counts': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/incidents/details': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/incidents/export': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/storms': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/pending': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/tenants/:tenant/pending': {
    own: '200 200 404  200 200 200 200  404 401 401 401  200',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/pending/:source/accept': {
    own: '200 200 404  200 200 200 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/incidents/:id': {
    own: '200 200 403  200 200 200 200  404 401 401 401  200',
    other: '200 404 403  404 404 404 404  200 401 401 401  404',
    never: '404 404 403  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/incidents/:id/related': {
    own: '200 200 403  200 200 200 200  404 401 401 401  200',
    other: '200 404 403  404 404 404 404  200 401 401 401  404',
    never: '404 404 403  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/indicators': {
    only: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/tenants/:tenant/indicators': {
    own: '200 200 404  200 200 200 200  404 401 401 401  200',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  // Never seen within one's scope is an answer.
  'GET /api/v1/indicators/:type/:value': {
    own: '200 200 403  200 200 200 200  200 401 401 401  200',
    never: '200 200 403  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/incidents/:id/events': {
    own: '200 200 403  200 200 200 200  404 401 401 401  200',
    other: '200 404 403  404 404 404 404  200 401 401 401  404',
    never: '404 404 403  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/incidents/:id/payload': {
    own: '200 200 403  200 200 200 403  404 401 401 401  403',
    other: '200 404 403  404 404 404 403  200 401 401 401  403',
    never: '404 404 403  404 404 404 403  404 401 401 401  403',
  },
  'PATCH /api/v1/incidents/:id': {
    own: '200 200 403  200 200 200 403  404 401 401 401  403',
    other: '200 404 403  404 404 404 403  200 401 401 401  403',
    never: '404 404 403  404 404 404 403  404 401 401 401  403',
  },
  // Each row has a result of its own.
  'POST /api/v1/incidents/bulk': {
    only: '200 200 403  200 200 200 403  200 401 401 401  403',
  },
  // Of the list of the tenant `mine`.
  'GET /api/v1/views': {
    only: '200 200 403  200 200 200 200  404 401 401 401  200',
  },
  'POST /api/v1/views': {
    only: '201 201 403  201 201 201 201  404 401 401 401  201',
  },
  // `own` is the caller's own view, of the list of their tenant; `other` one that somebody else keeps to themselves.
  'PATCH /api/v1/views/:view': {
    own: '200 200 403  200 200 200 200  200 401 401 401  200',
    other: '404 404 403  404 404 404 404  404 401 401 401  404',
    never: '404 404 403  404 404 404 404  404 401 401 401  404',
  },
  'DELETE /api/v1/views/:view': {
    own: '204 204 403  204 204 204 204  204 401 401 401  204',
    other: '404 404 403  404 404 404 404  404 401 401 401  404',
    never: '404 404 403  404 404 404 404  404 401 401 401  404',
  },
  // In the tenant `mine`.
  'GET /api/v1/assignees': {
    only: '200 200 403  200 200 200 403  404 401 401 401  403',
  },
  'GET /api/v1/incidents/:id/notes': {
    own: '200 200 403  200 200 200 200  404 401 401 401  200',
    other: '200 404 403  404 404 404 404  200 401 401 401  404',
    never: '404 404 403  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/incidents/:id/notes': {
    own: '201 201 403  201 201 201 403  404 401 401 401  403',
    other: '201 404 403  404 404 404 403  201 401 401 401  403',
    never: '404 404 403  404 404 404 403  404 401 401 401  403',
  },
  // `own` is the caller's own act, on an incident of `mine`; `other` somebody else's.
  'POST /api/v1/acts/:act/undo': {
    own: '200 200 403  200 200 200 403  200 401 401 401  403',
    other: '404 404 403  404 404 404 403  404 401 401 401  403',
    never: '404 404 403  404 404 404 403  404 401 401 401  403',
  },
  'GET /api/v1/tenants/:tenant/events': {
    own: '200 200 404  200 200 200 200  404 401 401 401  200',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/audit': {
    only: '200 403 403  200 200 403 403  200 401 401 401  403',
  },
  'GET /api/v1/audit/export': {
    only: '200 403 403  200 200 403 403  200 401 401 401  403',
  },
  'GET /api/v1/tenants/:tenant/audit': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/tenants/:tenant/audit/export': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /live/v1': {
    only: '400 400 400  400 400 400 400  400 401 401 401  400',
  },
  'GET /ops/': {
    only: '400 400 400  400 400 400 400  400 401 401 401  400',
  },
};
