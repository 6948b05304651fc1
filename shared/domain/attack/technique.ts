import { tacticsOf } from './tactic.ts';
import { TECHNIQUES } from './techniques.ts';

/** A technique or sub-technique of MITRE ATT&CK. */
export interface Technique {
  /** `T1059` or `T1059.001`. */
  readonly id: string;
  readonly name: string;
  /** Name of the technique that this is one way of; null for a technique itself. */
  readonly of: string | null;
  /** Names, in the order of the matrix. */
  readonly tactics: readonly string[];
}

const LINE = /^(T\d{4}) ([a-z,]+) ([^:]+)(?:: (.+))?$/;
const NONE = '-';

function read(line: string): Technique[] {
  const [, id, codes, name, beneath] = LINE.exec(line)!;
  const tactics = tacticsOf(codes!);
  const subs = (beneath?.split('; ') ?? []).flatMap((sub, index): Technique[] =>
    sub === NONE
      ? []
      : [{ id: `${id}.${String(index + 1).padStart(3, '0')}`, name: sub, of: name!, tactics }],
  );
  return [{ id: id!, name: name!, of: null, tactics }, ...subs];
}

/** By id, in the order of ids. */
export const techniques: ReadonlyMap<string, Technique> = new Map(
  TECHNIQUES.trim()
    .split('\n')
    .flatMap(read)
    .map((technique) => [technique.id, technique]),
);
