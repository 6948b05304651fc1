import { expect, test } from 'vitest';
import type { OnboardingResult } from '../../../shared/wire/http/onboarding.ts';
import { Installation } from '../../support/installation.ts';

/** Nobody listens there: every letter fails. */
const NOWHERE = 'smtp://127.0.0.1:1';

test('where mail does not go out, every owner still has a link', async () => {
  const house = await Installation.open({
    config: (url) => ({ publicUrl: url, smtpUrl: NOWHERE, mailFrom: 'watchfloor@example.test' }),
  });
  try {
    const rows = Array.from({ length: 20 }, (_, n) => `c-${n},Customer ${n},owner-${n}@example.test`);
    const csv = ['slug,name,owner_email', ...rows].join('\n');
    const answer = await house.operator.post<OnboardingResult>('/api/v1/onboarding', { csv, dry_run: false });
    const links = answer.rows.map(({ invited }) => invited!.link);
    expect(new Set(links).size).toBe(20);
    expect(answer.rows.every(({ invited }) => invited?.mailed === false)).toBe(true);
  } finally {
    await house.close();
  }
});
