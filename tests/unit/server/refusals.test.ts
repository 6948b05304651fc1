import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problems } from '../../../server/plugins/problems.ts';

const app = Fastify({ bodyLimit: 100, ajv: { customOptions: { removeAdditional: false } } });
const schema = {
  querystring: {
    type: 'object',
    properties: {
      limit: { type: 'integer', maximum: 200 },
      severity: { type: 'array', items: { enum: ['high', 'low'] } },
    },
  },
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['version'],
    properties: {
      version: { type: 'integer' },
      change: { type: 'object', required: ['status'], properties: { status: { type: 'string' } } },
    },
  },
};
beforeAll(async () => {
  problems(app);
  app.post('/things', { schema }, async () => 'taken');
  await app.ready();
});
afterAll(() => app.close());

const send = async (search: string, payload: string, type = 'application/json') => {
  const answer = await app.inject({
    method: 'POST',
    url: `/things${search}`,
    payload,
    headers: { 'content-type': type },
  });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  return answer.json();
};

test.each([
  ['?limit=201', '{"version":1}', 'limit', 'limit must be <= 200'],
  ['?severity=nope', '{"version":1}', 'severity.0', 'severity.0 must be one of high, low'],
  ['', '{}', 'version', 'version is missing; see /api/docs for what is sent here'],
  [
    '',
    '{"version":1,"change":{}}',
    'change.status',
    'change.status is missing; see /api/docs for what is sent here',
  ],
  ['', '{"version":1,"vers":1}', 'vers', 'there is no field "vers" here; see /api/docs for those there are'],
  ['', '[]', undefined, 'the body must be object'],
])('a request that no schema takes names the field: %s %s', async (search, payload, field, detail) => {
  const answer = await send(search, payload);
  expect(answer).toEqual({
    type: 'urn:watchfloor:bad_request',
    title: 'Bad request',
    status: 400,
    detail,
    ...(field && { field }),
  });
});

test('what is too large, of no known type or empty is called so', async () => {
  expect(await send('', `"${'x'.repeat(200)}"`)).toMatchObject({
    type: 'urn:watchfloor:too_large',
    title: 'Too large',
    status: 413,
  });
  expect(await send('', '<a/>', 'application/xml')).toMatchObject({ title: 'Unsupported', status: 415 });
  expect(await send('', '')).toMatchObject({ status: 400, detail: 'the body is empty; send JSON' });
});
