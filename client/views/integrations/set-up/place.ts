import type { Code, Product } from './product.ts';

/** What the placeholders of a snippet stand for. */
export interface Place {
  /** Where browsers reach this installation; products are told the same. */
  readonly origin: string;
  readonly key: string;
}

/** Stands in snippets until a key is there to be put in. */
export const KEY_PLACEHOLDER = 'INGEST_KEY';

export const addressOf = ({ path, format }: Pick<Product, 'path' | 'format'>, origin: string): string =>
  origin + (path ?? `/api/v1/ingest/${format}`);

/** A snippet with this installation's address and the key in it. */
export function filled({ text }: Code, product: Product, { origin, key }: Place): string {
  const { hostname, port, protocol } = new URL(origin);
  const isTls = protocol === 'https:';
  const values: Record<string, string> = {
    URL: addressOf(product, origin),
    KEY: key,
    ORIGIN: origin,
    HOST: hostname,
    PORT: port || (isTls ? '443' : '80'),
    TLS: isTls ? 'on' : 'off',
  };
  return text.replace(/%([A-Z]+)%/g, (whole, name: string) => values[name] ?? whole);
}
