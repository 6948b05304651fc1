import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { actionWord, phrases, tenantActions } from '../../../../client/views/provider/audit/audit-phrases.ts';

test('every choice of the filter has words of its own', () => {
  const words = Object.keys(phrases).map(actionWord);
  expect(new Set(words).size).toBe(words.length);
  for (const word of words) expect(word).toMatch(/^[A-Z][^…:]*[a-z]$/);
  expect(actionWord('tenant.put_on_trial')).toBe('Put a customer on trial');
  expect(actionWord('sign_in.failed')).toBe('Failed to sign in');
});

test('a customer’s filter offers nothing that only the provider’s log holds', () => {
  expect(tenantActions).toEqual(
    expect.arrayContaining(['tenant.suspended', 'team.assigned', 'member.removed']),
  );
  expect(
    tenantActions.filter((action) => /^(group|provider|sign_in|password)\b|first_admin/.test(action)),
  ).toEqual([]);
});

const server = fileURLToPath(new URL('../../../../server/', import.meta.url));

test('every action that the server writes by name can be filtered by', () => {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const source = files.map((file) => readFileSync(server + file, 'utf8')).join('');
  const written = new Set(
    [...source.matchAll(/\baction: '([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action!),
  );
  expect(written.size).toBeGreaterThan(30);
  expect([...written].filter((action) => !(action in phrases))).toEqual([]);
});

test('a choice reads well without what it was done to', () => {
  expect(actionWord('incident.changed')).toBe('Changed incidents');
  expect(actionWord('asset.added')).toBe('Added a monitored asset');
  expect(actionWord('tenant.suspended')).toBe('Suspended a customer');
  expect(actionWord('report.sent_again')).toBe('Sent again report');
});
