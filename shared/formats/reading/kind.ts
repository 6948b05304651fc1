import type { Module } from '../../domain/incident.ts';

/** What an incident is about, as the console files it. */
export interface Kind {
  readonly module: Module;
  readonly category: string;
}

/** `source word -> module category` as a compact table; the first row of several that fit wins. */
export function kinds(rows: readonly (readonly [word: string, module: Module, category: string])[]) {
  return new Map(rows.map(([word, module, category]) => [word, { module, category }]));
}
