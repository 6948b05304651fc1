import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { MAX_INDICATOR_LENGTH } from '../shared/domain/indicator.ts';
import type { ServerDeps } from './deps.ts';
import { liveRoute } from './live/route.ts';
import { opsRoute } from './ops/route.ts';
import { access } from './plugins/access.ts';
import { clientPages } from './plugins/client.ts';
import { openapi } from './plugins/openapi.ts';
import { problems, refuseAddress } from './plugins/problems.ts';
import { safeHeaders, security } from './plugins/security.ts';
import { accountSessionRoutes } from './routes/account-sessions.ts';
import { accountTokenRoutes } from './routes/account-tokens.ts';
import { actRoutes } from './routes/acts.ts';
import { assetRoutes } from './routes/assets.ts';
import { auditRoutes } from './routes/audit.ts';
import { authRoutes } from './routes/auth.ts';
import { connectorRoutes } from './routes/connectors.ts';
import { deadLetterRoutes } from './routes/dead-letters.ts';
import { eventRoutes } from './routes/events.ts';
import { groupRoutes } from './routes/groups.ts';
import { handlingRoute } from './routes/handling.ts';
import { healthRoutes } from './routes/health.ts';
import { hecRoutes } from './routes/hec.ts';
import { incidentDetailsRoute } from './routes/incident-details.ts';
import { incidentExportRoute } from './routes/incident-export.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { ingestRoute } from './routes/ingest.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { mappingPreviewRoute } from './routes/mapping-preview.ts';
import { meRoute } from './routes/me.ts';
import { memberInvitationRoutes } from './routes/member-invitations.ts';
import { memberRoutes } from './routes/members.ts';
import { metricsRoute } from './routes/metrics.ts';
import { onboardingRoute } from './routes/onboarding.ts';
import { overviewRoutes } from './routes/overview.ts';
import { pendingRoutes } from './routes/pending.ts';
import { providerRoutes } from './routes/provider.ts';
import { providerKeyRoutes } from './routes/provider-keys.ts';
import { quarantineRoutes } from './routes/quarantine.ts';
import { receiptRoute } from './routes/receipts.ts';
import { routingRoutes } from './routes/routing.ts';
import { selectorRoute } from './routes/selector.ts';
import { setupRoute } from './routes/setup.ts';
import { signInWaysRoute } from './routes/sign-in-ways.ts';
import { sourceRoutes } from './routes/sources.ts';
import { stormRoute } from './routes/storms.ts';
import { teamRoutes } from './routes/team.ts';
import { teamInvitationRoutes } from './routes/team-invitations.ts';
import { teamSessionRoutes } from './routes/team-sessions.ts';
import { tenantChangeRoute } from './routes/tenant-change.ts';
import { tenantKeyRoutes } from './routes/tenant-keys.ts';
import { tenantRoutes } from './routes/tenants.ts';
import { viewRoutes } from './routes/views.ts';
import type { App } from './typed.ts';
import { ownUpgrades } from './upgrade.ts';

/** Everything but ingest takes small JSON bodies. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** The longest value of an indicator, every byte of it escaped. */
const MAX_PARAM_CHARS = MAX_INDICATOR_LENGTH * 3;
/** Where the build leaves the client, seen from the source and from dist/. */
const CLIENT_ROOT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/client' : '../client', import.meta.url),
);

/** Fastify as this server sets it, before anything is told it. */
const bare = (deps: ServerDeps): App =>
  Fastify({
    loggerInstance: deps.log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: MAX_PARAM_CHARS },
    forceCloseConnections: true,
    trustProxy: deps.config.trustedProxies ? [...deps.config.trustedProxies] : false,
    // Fastify's own count requests over all tenants, and each finds theirs in its audit log.
    genReqId: () => randomUUID(),
    // Fastify would drop fields that a schema does not know, and a misspelt change would seem to have been made.
    ajv: { customOptions: { removeAdditional: false } },
    frameworkErrors: (_error, request, reply) => {
      void refuseAddress(reply.headers(safeHeaders(request.url, deps.config.publicUrl)));
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

/** The whole server, in reading order. */
export async function buildApp(deps: ServerDeps): Promise<App> {
  const app = bare(deps);
  problems(app);
  security(app, deps.config.publicUrl);
  await openapi(app);
  const owners = await ownUpgrades(app, (request) => deps.seats.expect(request));
  // After the owner of upgrades: it ends the sockets of those who are refused here.
  access(app, deps);

  healthRoutes(app, deps);
  metricsRoute(app, deps);
  authRoutes(app, deps);
  signInWaysRoute(app, deps);
  accountSessionRoutes(app, deps);
  accountTokenRoutes(app, deps);
  setupRoute(app, deps);
  meRoute(app, deps);
  selectorRoute(app, deps);
  providerRoutes(app, deps);
  tenantRoutes(app, deps);
  tenantChangeRoute(app, deps);
  groupRoutes(app, deps);
  onboardingRoute(app, deps);
  teamRoutes(app, deps);
  teamSessionRoutes(app, deps);
  teamInvitationRoutes(app, deps);
  memberRoutes(app, deps);
  memberInvitationRoutes(app, deps);
  invitationRoutes(app, deps);
  tenantKeyRoutes(app, deps);
  providerKeyRoutes(app, deps);
  mappingPreviewRoute(app);
  routingRoutes(app, deps);
  quarantineRoutes(app, deps);
  deadLetterRoutes(app, deps);
  sourceRoutes(app, deps);
  connectorRoutes(app, deps);
  ingestRoute(app, deps);
  hecRoutes(app, deps);
  receiptRoute(app, deps);
  overviewRoutes(app, deps);
  incidentRoutes(app, deps);
  incidentDetailsRoute(app, deps);
  handlingRoute(app, deps);
  incidentExportRoute(app, deps);
  actRoutes(app, deps);
  indicatorRoutes(app, deps);
  viewRoutes(app, deps);
  assetRoutes(app, deps);
  stormRoute(app, deps);
  pendingRoutes(app, deps);
  eventRoutes(app, deps);
  auditRoutes(app, deps);
  liveRoute(app, deps);
  opsRoute(app, deps, owners);
  await clientPages(app, CLIENT_ROOT);
  return app;
}
