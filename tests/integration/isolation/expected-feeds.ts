import type { Expected } from './expected.ts';

/** What comes in, and what it needs: keys, connectors, routing, and the doors themselves. See expected.ts. */
export const feeds: Readonly<Record<string, Expected>> = {
  'GET /api/v1/tenants/:tenant/ingest-keys': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/ingest-keys': {
    own: '201 403 404  201 201 403 403  404 401 401 401  403',
    other: '201 404 404  404 404 404 404  201 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'DELETE /api/v1/tenants/:tenant/ingest-keys/:key': {
    own: '204 403 404  204 204 403 403  404 401 401 401  403',
    other: '204 404 404  404 404 404 404  204 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'PATCH /api/v1/tenants/:tenant/ingest-keys/:key': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/ingest-keys/:key/rotate': {
    own: '201 403 404  201 201 403 403  404 401 401 401  403',
    other: '201 404 404  404 404 404 404  201 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/ingest-keys/:key/test': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/ingest-keys': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/ingest-keys': {
    only: '201 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/ingest-keys/:key': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'PATCH /api/v1/ingest-keys/:key': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/ingest-keys/:key/rotate': {
    own: '201 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/ingest-keys/:key/test': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/routing-rules': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/routing-rules': {
    only: '201 403 403  403 403 403 403  403 401 401 401  403',
  },
  'PATCH /api/v1/routing-rules/:rule': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/routing-rules/:rule': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/routing-rules/trial': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/quarantine': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/quarantine/replay': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/quarantine': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'GET /api/v1/dead-letters': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/dead-letters/replay': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/dead-letters/:letter/replay': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/dead-letters/:letter': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/mapping-preview': {
    only: '200 200 200  200 200 200 200  200 401 401 401  200',
  },
  'GET /api/v1/sources': {
    only: '200 200 403  200 200 200 403  200 401 401 401  403',
  },
  'GET /api/v1/tenants/:tenant/sources': {
    own: '200 200 404  200 200 200 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/tenants/:tenant/connectors': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/connectors': {
    own: '201 403 404  201 201 403 403  404 401 401 401  403',
    other: '201 404 404  404 404 404 404  201 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'PATCH /api/v1/tenants/:tenant/connectors/:connector': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'DELETE /api/v1/tenants/:tenant/connectors/:connector': {
    own: '204 403 404  204 204 403 403  404 401 401 401  403',
    other: '204 404 404  404 404 404 404  204 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'POST /api/v1/tenants/:tenant/connectors/:connector/run': {
    own: '200 403 404  200 200 403 403  404 401 401 401  403',
    other: '200 404 404  404 404 404 404  200 401 401 401  404',
    never: '404 404 404  404 404 404 404  404 401 401 401  404',
  },
  'GET /api/v1/connectors': {
    only: '200 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/connectors': {
    only: '201 403 403  403 403 403 403  403 401 401 401  403',
  },
  'PATCH /api/v1/connectors/:connector': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'DELETE /api/v1/connectors/:connector': {
    own: '204 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/connectors/:connector/run': {
    own: '200 403 403  403 403 403 403  403 401 401 401  403',
    never: '404 403 403  403 403 403 403  403 401 401 401  403',
  },
  'POST /api/v1/ingest/:format': {
    only: '401 401 401  401 401 401 401  401 401 401 202  401',
  },
  'POST /services/collector': {
    only: '401 401 401  401 401 401 401  401 401 401 200  403',
  },
  'POST /services/collector/event': {
    only: '401 401 401  401 401 401 401  401 401 401 200  403',
  },
  'POST /services/collector/event/1.0': {
    only: '401 401 401  401 401 401 401  401 401 401 200  403',
  },
  'POST /services/collector/raw': {
    only: '401 401 401  401 401 401 401  401 401 401 200  403',
  },
  'POST /services/collector/raw/1.0': {
    only: '401 401 401  401 401 401 401  401 401 401 200  403',
  },
  // Without a channel there is nothing to ask about.
  'POST /services/collector/ack': {
    only: '401 401 401  401 401 401 401  401 401 401 400  403',
  },
  'GET /services/collector/health': {
    only: '200 200 200  200 200 200 200  200 200 200 200  200',
  },
  'GET /services/collector/health/1.0': {
    only: '200 200 200  200 200 200 200  200 200 200 200  200',
  },
  'GET /api/v1/ingest/receipts/:receipt': {
    own: '401 401 401  401 401 401 401  401 401 401 200  401',
    other: '401 401 401  401 401 401 401  401 401 401 404  401',
    never: '401 401 401  401 401 401 401  401 401 401 404  401',
  },
};
