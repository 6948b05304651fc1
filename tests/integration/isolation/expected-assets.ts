import type { Expected } from './expected.ts';

/** What the routes of monitored assets answer to each caller; see expected.ts. */
export const assets: Readonly<Record<string, Expected>> = {
  'GET /api/v1/tenants/:tenant/assets': {
    own: '200 200 404  200 200 200 200  404 401 401 401  200',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/tenants/:tenant/assets/:asset': {
    own: '200 200 404  200 200 200 200  404 401 401 401  200',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/assets': {
    own: '201 403 404  201 201 403 403  404 401 401 401  403',
    other: '201 404 404  404 404 404 404  201 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/assets/import': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'PATCH /api/v1/tenants/:tenant/assets/:asset': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'DELETE /api/v1/tenants/:tenant/assets/:asset': {
    own: '204 403 404  204 204 403 403  404 401 401 401  403',
    other: '204 404 404  404 404 404 404  204 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
};
