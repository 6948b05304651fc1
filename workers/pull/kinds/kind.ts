import type { Http } from '../http.ts';

/** Where a run stands, as its kind keeps it; JSON. */
export type Position = Readonly<Record<string, unknown>>;

/** What one request brought. */
export interface Page {
  /** Values as the format's `open` takes them: records or envelopes. */
  readonly values: readonly unknown[];
  /** Where to go on once these are stored. */
  readonly position: Position;
  /** The same in words. */
  readonly said: string;
}

export interface Visit<S> {
  readonly settings: S;
  /** Empty where the connector has none. */
  readonly secret: string;
  /** Empty on the first run. */
  readonly position: Position;
  readonly http: Http;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How a kind of service is read: page by page, oldest news first where the service can. */
export interface Kind<S> {
  readonly format: (settings: S) => string;
  readonly pages: (visit: Visit<S>) => AsyncGenerator<Page, void, void>;
}

export const textAt = (position: Position, key: string): string | undefined => {
  const value = position[key];
  return typeof value === 'string' ? value : undefined;
};
export const numberIn = (position: Position, key: string): number | undefined => {
  const value = position[key];
  return typeof value === 'number' ? value : undefined;
};
