import { Fault } from '../../shared/domain/fault.ts';
import { Provider, ProviderChange } from '../../shared/wire/http/provider.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import { changeProvider, readProvider } from '../provider.ts';
import type { App } from '../typed.ts';

const config = { needs: 'provider.manage' } as const;

export function providerRoutes(app: App, { tenancy, news }: ServerDeps): void {
  app.get(
    '/api/v1/provider',
    { config, schema: { summary: 'Who runs this installation', response: { 200: Provider } } },
    async () => tenancy.asSystem('read provider', (tx) => readProvider(tx)),
  );

  app.patch(
    '/api/v1/provider',
    {
      config,
      schema: { summary: 'Change the provider', body: ProviderChange, response: { 200: Provider } },
    },
    async (request) => {
      const { actor } = grantedTo(request);
      if (Object.keys(request.body).length === 0) throw new Fault('bad_request', 'name name or tier');
      const { provider, users } = await tenancy.asSystem('change provider', (tx) =>
        changeProvider(tx, authorOf(actor, request), request.body),
      );
      if (users.length > 0) await news.tell({ kind: 'access', users });
      return provider;
    },
  );
}
