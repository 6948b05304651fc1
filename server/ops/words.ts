import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/schema';
import type { Clock } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { isSameScope, type Scope } from '../../shared/domain/scope.ts';
import type { Logger } from '../../shared/node/log.ts';
import { CatchUp as CatchUpWords, Claim, Look, type OpsClientEvents, Who } from '../../shared/wire/ops.ts';
import { MAX_CATCH_UP_TENANTS, MAX_WHO } from '../../shared/wire/ops-limits.ts';
import { createAllowance } from './allowance.ts';
import type { CatchUp } from './catch-up.ts';
import type { Presence } from './presence/presence.ts';
import type { OpsReader } from './reader.ts';

/** What one socket may say: more than a reader who scrolls and clicks as fast as they can, kept up for long. */
const WORDS_AT_ONCE = 40;
const WORDS_A_SECOND = 15;

export interface WordDeps {
  readonly presence: Presence;
  readonly catchUp: CatchUp;
  readonly clock: Clock;
  readonly log: Logger;
}

type Word = keyof OpsClientEvents;
type Run<S extends TSchema> = (said: Static<S>, scope: Scope) => Promise<object>;

/** Hears what a reader says: each word is weighed, looked at and answered, whatever it is; none ends the socket. */
export function hearWords(reader: OpsReader, deps: WordDeps): void {
  const { presence, catchUp, clock } = deps;
  const { socket, user } = reader;
  const mayTake = createAllowance(clock, WORDS_AT_ONCE, WORDS_A_SECOND);
  const inTurn = createTurns();
  const windowOf = (scope: Scope) => ({ socket: socket.id, user, scope });

  const on = <S extends TSchema>(word: Word, schema: S, form: string, run: Run<S>): void => {
    const check = Compile(schema);
    const answer = async (said: unknown): Promise<object> => {
      if (!mayTake()) throw new Fault('too_many', 'too much was said at once: wait a second');
      if (!check.Check(said)) throw new Fault('bad_request', `${word} takes ${form}`);
      return withinRights(reader, (scope) => run(said as Static<S>, scope));
    };
    const listener = async (said: unknown, ack: unknown): Promise<void> => {
      const answered = await answer(said).then(
        (told) => ({ ok: true, ...told }),
        (error) => ({ ok: false, error: wordsOf(error, word, deps.log) }),
      );
      if (typeof ack === 'function') ack(answered);
    };
    socket.on(word, listener as never);
  };

  on(
    'catch_up',
    CatchUpWords,
    `[[tenant, seq], …], ${MAX_CATCH_UP_TENANTS} at most`,
    async (positions, scope) => {
      const told = await catchUp.read(scope, positions);
      return { news: told.map(({ news }) => news) };
    },
  );
  on('look', Look, 'the id of an incident, or null', async (incident, scope) => ({
    presence: await inTurn(() => presence.look(windowOf(scope), incident)),
  }));
  on('claim', Claim, '{incident, claimed}', async (claim, scope) => ({
    presence: await inTurn(() => presence.claim(windowOf(scope), claim)),
  }));
  on('who', Who, `ids of incidents, ${MAX_WHO} at most`, async (incidents, scope) => ({
    presence: await presence.who(windowOf(scope), incidents),
  }));
}

/** What was found out under rights that ended meanwhile is not told. */
async function withinRights(reader: OpsReader, run: (scope: Scope) => Promise<object>): Promise<object> {
  const { scope } = reader;
  if (scope === null) throw inDoubt();
  const told = await run(scope);
  if (reader.scope === null || !isSameScope(scope, reader.scope)) throw inDoubt();
  return told;
}

const inDoubt = (): Fault => new Fault('unavailable', 'what you may see is changing: ask again in a moment');

function wordsOf(error: unknown, word: Word, log: Logger): string {
  if (error instanceof Fault) return error.message;
  log.warn({ err: error, word }, 'word of a reader not answered');
  return 'this cannot be answered at present: try again in a moment';
}

/** What is said of oneself takes effect in the order in which it was said. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const done = last.then(run, run);
    last = done;
    return done;
  };
}
