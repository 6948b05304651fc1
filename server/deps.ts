import type { Redis } from 'ioredis';
import type { Clock } from '../shared/domain/clock.ts';
import type { ServerConfig } from '../shared/node/config.ts';
import type { Reception } from '../shared/node/ingest/reception.ts';
import type { Logger } from '../shared/node/log.ts';
import type { Identity } from './identity/auth.ts';
import type { Hub } from './live/hub.ts';
import type { Mirror } from './live/mirror.ts';
import type { Seats } from './live/seats.ts';
import type { Post } from './mail/post.ts';
import type { NewsDesk } from './news.ts';
import type { Register } from './queue/register/register.ts';
import type { SealedIds } from './sealed-id.ts';
import type { SyslogCounts } from './syslog/counts.ts';

/** What every route works with; made once in run.ts. */
export interface ServerDeps extends Reception {
  readonly config: ServerConfig;
  readonly redis: Redis;
  readonly identity: Identity;
  readonly mirror: Mirror;
  readonly hub: Hub;
  readonly seats: Seats;
  readonly news: NewsDesk;
  readonly post: Post;
  readonly register: Register;
  readonly ids: SealedIds;
  readonly syslog: SyslogCounts;
  readonly clock: Clock;
  readonly log: Logger;
}
