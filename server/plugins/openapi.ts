import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from '../typed.ts';

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 170 24"><text x="0" y="18"
  font-family="sans-serif" font-size="18" font-weight="600" fill="#fff">Watchfloor API</text></svg>`;

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
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'Watchfloor API' },
    logo: { type: 'image/svg+xml', content: Buffer.from(LOGO), href: '/' },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
