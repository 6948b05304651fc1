import { Handling, HandlingQuery } from '../../shared/wire/http/handling.ts';
import type { ServerDeps } from '../deps.ts';
import { answer } from '../handling/answer.ts';
import { questionOf } from '../handling/question.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

export function handlingRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/handling',
    {
      config: { needs: 'overview.read' },
      schema: {
        summary: 'How long it takes to acknowledge and to close, per customer, severity and analyst',
        querystring: HandlingQuery,
        response: { 200: Handling },
      },
    },
    async (request) =>
      answer(deps, await questionOf(deps.tenancy, grantedTo(request), request.query, deps.clock())),
  );
}
