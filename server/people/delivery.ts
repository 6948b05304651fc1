import { type Role, roleWords } from '../../shared/domain/access/role.ts';
import type { ServerConfig } from '../../shared/node/config.ts';
import type { Logger } from '../../shared/node/log.ts';
import type { Invited } from '../../shared/wire/http/people.ts';
import type { Post } from '../mail/post.ts';
import { presentInvitation } from './invitations.ts';
import type { NewInvitation } from './invite.ts';
import { mailedToken } from './token.ts';

interface Deps {
  readonly config: ServerConfig;
  readonly post: Post;
  readonly log: Logger;
}

/** Names are what people typed: on one line they cannot pass for a line of ours. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const linkOf = (base: string, bearer: string): string => `${base}/invite?token=${bearer}`;

/** The link of an invitation, for whoever invites to hand over; no letter goes out. */
export const handOver = (base: string, { row, token }: NewInvitation): Invited => ({
  ...presentInvitation(row),
  link: linkOf(base, token),
  mailed: false,
});

/**
 * The link of an invitation, sent by mail as well where mail goes out; after the commit. An invitation whose letter
 * fails stands, and its link can be handed over. `base` is where the console is (mail/link.ts), `inviter` the
 * customer or the provider that invites. Mail goes out with PUBLIC_URL alone: otherwise whoever invites would choose,
 * by the Host they ask, where the letter leads.
 */
export async function deliver(
  { config, post, log }: Deps,
  base: string,
  made: NewInvitation,
  inviter: string,
): Promise<Invited> {
  const { row, token } = made;
  const role = roleWords[row.role as Role].name;
  let mailed = false;
  if (post.enabled && config.publicUrl !== undefined) {
    try {
      await post.send({
        to: row.email,
        subject: `${oneLine(inviter)} invites you to Watchfloor`,
        text: [
          `${oneLine(row.invited_by)} invites you to Watchfloor as ${role} of ${oneLine(inviter)}.`,
          'Open this link to accept:',
          linkOf(base, mailedToken(token, config.authSecret)),
          `It works once, until ${row.expires_at.toUTCString()}.`,
          'If you did not expect this invitation, you need not do anything.',
        ].join('\n\n'),
      });
      mailed = true;
    } catch (error) {
      log.warn({ err: error, invitation: row.id }, 'an invitation was not mailed');
    }
  }
  return { ...handOver(base, made), mailed };
}
