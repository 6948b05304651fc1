import { Discarded, Quarantine, QuarantineChoice, Replayed } from '../../shared/wire/http/routing.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import { discardQuarantine } from '../quarantine/discard.ts';
import { listQuarantine } from '../quarantine/list.ts';
import { replayQuarantine } from '../quarantine/replay.ts';
import type { App } from '../typed.ts';

const config = { needs: 'routing.manage' } as const;

/** Records of nobody we know. They may be any customer's, so only whoever sees all of them sees these. */
export function quarantineRoutes(app: App, { tenancy, bell, clock }: ServerDeps): void {
  const listing = {
    summary: 'Records of unknown tenants, by name and format',
    response: { 200: Quarantine },
  };
  app.get('/api/v1/quarantine', { config, schema: listing }, () =>
    tenancy.asSystem('list quarantine', listQuarantine),
  );

  const replay = {
    summary: 'Place quarantined records anew; ask again while some are left',
    body: QuarantineChoice,
    response: { 200: Replayed },
  };
  app.post('/api/v1/quarantine/replay', { config, schema: replay }, async (request) => {
    const author = authorOf(grantedTo(request).actor, request);
    const { shards, ...answer } = await tenancy.asSystem('replay quarantine', (tx) =>
      replayQuarantine(tx, author, request.body, clock()),
    );
    for (const shard of shards) bell.ring(shard);
    return answer;
  });

  const discard = {
    summary: 'Discard quarantined records; ask again while some are left',
    querystring: QuarantineChoice,
    response: { 200: Discarded },
  };
  app.delete('/api/v1/quarantine', { config, schema: discard }, async (request) => {
    const author = authorOf(grantedTo(request).actor, request);
    return tenancy.asSystem('discard quarantine', (tx) =>
      discardQuarantine(tx, author, request.query, clock()),
    );
  });
}
