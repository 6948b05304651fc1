import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from '../typed.ts';

/** `/api/openapi.json` and a page for people, both made from the schemas that validate the requests. */
export async function openapi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: { title: 'Watchfloor', description: 'Errors are RFC 9457 problem details.', version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'watchfloor.session_token' },
          ingestKey: { type: 'http', scheme: 'bearer' },
        },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs' });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
