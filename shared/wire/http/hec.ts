import { type Static, Type } from 'typebox';

/** More numbers than this in one question are refused: a sender asks about what it still waits for. */
const MAX_ACKS = 10_000;

export const HecAnswer = Type.Object({
  text: Type.String(),
  code: Type.Integer({ description: "Splunk's own" }),
  ackId: Type.Optional(Type.Integer({ description: 'present where the request names a channel' })),
  'invalid-event-number': Type.Optional(Type.Integer({ description: 'from 0' })),
  reason: Type.Optional(Type.String()),
});
export type HecAnswer = Static<typeof HecAnswer>;

export const HecAckQuestion = Type.Object({
  acks: Type.Array(Type.Integer({ minimum: 0 }), { maxItems: MAX_ACKS }),
});
export const HecAcks = Type.Object({ acks: Type.Record(Type.String(), Type.Boolean()) });
