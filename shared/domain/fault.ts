/** Everything that can be refused, by kind; the tables that turn a code into HTTP or a close code sit in server/. */
const faultCodes = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'unsupported',
  'too_many',
  'unavailable',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** A refusal on purpose: `message` says what is wrong and what to do, and may be shown to the caller. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly field: string | undefined;
  /** When it is worth trying again. */
  readonly retryAfterS: number | undefined;

  constructor(code: FaultCode, message: string, field?: string, retryAfterS?: number) {
    super(message);
    this.code = code;
    this.field = field;
    this.retryAfterS = retryAfterS;
  }
}

/** A refusal that shows more than it says: further members of its problem details. */
export class DetailedFault extends Fault {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: FaultCode, message: string, details: Readonly<Record<string, unknown>>) {
    super(code, message);
    this.details = details;
  }
}
