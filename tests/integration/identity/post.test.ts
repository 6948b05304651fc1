import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPost, type Post } from '../../../server/mail/post.ts';
import { Mailbox } from '../../support/mailbox.ts';

let mailbox: Mailbox;
let post: Post;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  post = openPost({ smtpUrl: mailbox.url, mailFrom: 'Watchfloor <soc@example.test>' });
});
afterAll(async () => {
  post.close();
  await mailbox.close();
});

test('a letter arrives as words and as HTML in which no word is markup', async () => {
  const text = 'Hello <b>Ann</b>,\n\nopen this:\nhttp://console.test/x?a=1&b=2';
  await post.send({ to: 'ann@example.test', subject: 'A <test>', text });
  const letter = await mailbox.letterTo('ann@example.test');
  expect(letter.text).toContain('From: Watchfloor <soc@example.test>');
  expect(letter.text).toContain('Hello <b>Ann</b>,');
  expect(letter.text).toContain('Hello &lt;b&gt;Ann&lt;/b&gt;,');
  expect(letter.text).toContain('<a href="http://console.test/x?a=1&amp;b=2">');
});

test('neither subject nor address can add a header or a receiver', async () => {
  await post.send({ to: 'bob@example.test', subject: 'Hi\r\nBcc: eve@example.test', text: 'Hello' });
  expect((await mailbox.letterTo('bob@example.test')).text).not.toMatch(/^Bcc:/m);
  await post
    .send({ to: 'cat@example.test, eve@example.test', subject: 'Hi', text: 'Hello' })
    .catch(() => undefined);
  expect(mailbox.received.flatMap(({ to }) => to)).not.toContain('eve@example.test');
});

test('a refused letter is an error, and so is sending without a relay', async () => {
  mailbox.refusal = 'no room';
  await expect(post.send({ to: 'ann@example.test', subject: 'x', text: 'y' })).rejects.toThrow('no room');
  const none = openPost({});
  expect(none.enabled).toBe(false);
  await expect(none.send({ to: 'ann@example.test', subject: 'x', text: 'y' })).rejects.toThrow('SMTP_URL');
});
