import { ofActs } from './acts.ts';
import { ofDomain } from './domain.ts';
import { ofGate } from './gate.ts';
import type { Mutant } from './mutant.ts';
import { ofSockets } from './sockets.ts';
import { ofStanding } from './standing.ts';
import { ofTables } from './tables.ts';

export const mutants: readonly Mutant[] = [
  ...ofActs,
  ...ofDomain,
  ...ofGate,
  ...ofStanding,
  ...ofTables,
  ...ofSockets,
];
