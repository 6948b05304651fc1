import { Fault } from '../../domain/fault.ts';
import { compileIntoNative, type IntoNative } from '../../formats/mapping/into-native.ts';
import type { Tenancy } from '../db/tenancy.ts';
import type { KeyHolder } from './key.ts';

/** Compiled mappings kept; the one longest unused goes. Each is some kilobytes. */
const MAX_KEPT = 500;

/** The mappings of keys, each compiled once per version. */
export class Mappings {
  readonly #tenancy: Tenancy;
  readonly #kept = new Map<string, IntoNative>();

  constructor(tenancy: Tenancy) {
    this.#tenancy = tenancy;
  }

  async of({ id, mapping: version }: KeyHolder): Promise<IntoNative> {
    if (version <= 0) throw withoutMapping();
    const name = `${id} ${version}`;
    const compiled = this.#kept.get(name) ?? compileIntoNative(await this.#read(id));
    this.#kept.delete(name);
    this.#kept.set(name, compiled);
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return compiled;
  }

  async #read(id: string): Promise<unknown> {
    const row = await this.#tenancy.asSystem('read mapping', (tx) =>
      tx.selectFrom('ingest_keys').select('mapping').where('id', '=', id).executeTakeFirst(),
    );
    if (row === undefined || row.mapping === null) throw withoutMapping();
    return row.mapping;
  }
}

const withoutMapping = (): Fault =>
  new Fault(
    'bad_request',
    'this key has no mapping, so generic cannot read its records; give the key one under Integrations, or send to /api/v1/ingest/auto',
  );
