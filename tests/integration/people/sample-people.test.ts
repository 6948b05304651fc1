import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '../../../cli/api/session.ts';
import { members, team, welcomePeople } from '../../../cli/demo/people.ts';
import { createCustomers } from '../../../cli/demo/setup.ts';
import { ADMIN, Installation } from '../../support/installation.ts';
import { Mailbox } from '../../support/mailbox.ts';
import { Operator } from '../../support/operator.ts';

const PASSWORD = 'watchfloor1';
/** Forty customers, and people whose passwords are hashed slowly on purpose. */
const LIMIT_MS = 120_000;

let mailbox: Mailbox;
let house: Installation;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  house = await Installation.open({
    config: (url) => ({ publicUrl: url, smtpUrl: mailbox.url, mailFrom: 'soc@example.test' }),
  });
});
afterAll(async () => {
  await house?.close();
  await mailbox?.close();
});

test(
  'a demo with a mail relay makes its sample people, who sign in, and mails none of them',
  async () => {
    const { signal } = new AbortController();
    const session = new Session(house.url, signal);
    await session.signIn(ADMIN);
    await createCustomers(session);
    const welcome = { url: house.url, password: PASSWORD, signal };
    expect(await welcomePeople(session, welcome)).toBe(team.length + members.length);

    const someone = new Operator(house.url);
    await someone.signIn({ email: members[0]!.email, password: PASSWORD });
    // A letter that does go out comes after those that would have.
    const { mailed } = await house.operator.post<{ mailed: boolean }>('/api/v1/team/invitations', {
      email: 'real@example.test',
      role: 'mssp_analyst',
    });
    expect(mailed).toBe(true);
    await mailbox.letterTo('real@example.test');
    expect(mailbox.received.flatMap(({ to }) => to)).toEqual(['real@example.test']);
  },
  LIMIT_MS,
);
