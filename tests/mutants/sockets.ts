import type { Mutant } from './mutant.ts';

export const ofSockets: readonly Mutant[] = [
  {
    what: 'a live view narrows to tenants outside of one’s scope',
    file: 'server/live/narrow.ts',
    text: 'if (mine?.has(id) === false || !(wanted.has(id) || wanted.has(slug))) continue;',
    replacement: 'if (!(wanted.has(id) || wanted.has(slug))) continue;',
    killers: [{ file: 'tests/integration/isolation/canary.test.ts', named: 'live frame' }],
  },
  {
    what: 'the live overview is for everyone',
    file: 'server/live/sight.ts',
    text: "may(access, 'mssp.view') ? providerScope(access) : null",
    replacement: "may(access, 'mssp.view') ? providerScope(access) : { kind: 'all' }",
    killers: [{ file: 'tests/integration/isolation/canary.test.ts', named: 'live frame' }],
  },
  {
    what: 'everyone hears the news of all tenants',
    file: 'server/ops/rooms.ts',
    text: "return scope.kind === 'all' ? [ALL] : scope.ids.map(roomOfTenant);",
    replacement: "return scope.kind === 'all' ? [ALL] : [ALL, ...scope.ids.map(roomOfTenant)];",
    killers: [{ file: 'tests/integration/ops/rooms.test.ts' }],
  },
  {
    what: 'whoever comes back is told of any tenant they name',
    file: 'server/ops/catch-up.ts',
    text: 'if (isTenantId(tenant) && covers(scope, tenant))',
    replacement: 'if (isTenantId(tenant))',
    killers: [{ file: 'tests/integration/ops/news.test.ts', named: 'whoever was away' }],
  },
  {
    what: 'whoever is named hears of incidents they may not read',
    file: 'server/ops/gateway.ts',
    text: 'if (socket?.rooms.has(ALL) || socket?.rooms.has(roomOfTenant(tenant))) socket.emit',
    replacement: 'if (socket) socket.emit',
    killers: [{ file: 'tests/integration/ops/personal.test.ts', named: 'right to read' }],
  },
];
