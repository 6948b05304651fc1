/** A run that cannot go on. The message says what is wrong and what to do, and never holds a secret. */
export class PullFault extends Error {
  override readonly name = 'PullFault';
  /** HTTP status, where the service answered. */
  readonly status: number | undefined;
  /** When the service asked to be called again. */
  readonly retryAfterMs: number;

  constructor(message: string, given: { readonly status?: number; readonly retryAfterMs?: number } = {}) {
    super(message);
    this.status = given.status;
    this.retryAfterMs = given.retryAfterMs ?? 0;
  }
}
