import { Type } from 'typebox';
import { Compile } from 'typebox/schema';
import { expect, test } from 'vitest';
import {
  CatchUp,
  Claim,
  Look,
  Moved,
  News,
  type OpsClientEvents,
  type OpsServerEvents,
  Personal,
  Positions,
  Presence,
  SignedOut,
  Who,
} from '../../../shared/wire/ops.ts';
import { examples } from '../../support/document.ts';

const document = new URL('../../../docs/ops.md', import.meta.url);

/** `rights` carries nothing, so there is nothing to show. */
const server = {
  positions: Positions,
  news: News,
  moved: Moved,
  presence: Presence,
  personal: Personal,
  signed_out: SignedOut,
} satisfies Record<Exclude<keyof OpsServerEvents, 'rights'>, unknown>;
const client = { catch_up: CatchUp, look: Look, claim: Claim, who: Who } satisfies Record<
  keyof OpsClientEvents,
  unknown
>;
const refusal = Type.Object({ ok: Type.Literal(false), error: Type.String() });
const answer = {
  catch_up: Type.Object({ ok: Type.Literal(true), news: Type.Array(News) }),
  claim: Type.Union([Type.Object({ ok: Type.Literal(true), presence: Presence }), refusal]),
};

test.each([
  ['server', server],
  ['client', client],
  ['answer', answer],
])('every example of what a %s says is as the schemas have it, and each has one', (mark, schemas) => {
  const shown = examples(document, mark) as [keyof typeof schemas, unknown][];
  for (const [name, said] of shown) {
    expect(Object.keys(schemas)).toContain(name);
    expect(Compile(schemas[name]).Check(said), `${name} ${JSON.stringify(said)}`).toBe(true);
  }
  expect(new Set(shown.map(([name]) => name))).toEqual(new Set(Object.keys(schemas)));
});

test('an example that lacks something is none', () => {
  const [, news] = (examples(document, 'server') as [string, object][]).find(([name]) => name === 'news')!;
  for (const name of Object.keys(news)) {
    const { [name as never]: _, ...rest } = news;
    expect(Compile(News).Check(rest), name).toBe(false);
  }
});
