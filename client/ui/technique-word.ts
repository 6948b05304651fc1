import { createSignal } from 'solid-js';
import type { Technique } from '../../shared/domain/attack/technique.ts';

const [table, setTable] = createSignal<ReadonlyMap<string, Technique>>();
let isAsked = false;

/** The table of techniques, once it is there; tracks. A chunk of its own, fetched by the first page that names one. */
export function techniques(): ReadonlyMap<string, Technique> | undefined {
  if (!isAsked) {
    isAsked = true;
    import('../../shared/domain/attack/technique.ts').then(
      (read) => void setTable(read.techniques),
      () => {
        // Whoever asks next tries again; until then an id stands for itself.
        isAsked = false;
      },
    );
  }
  return table();
}

/** `T1059.001 PowerShell`, or what nobody here knows as it is spelled; tracks. */
export function techniqueWord(id: string): string {
  const name = techniques()?.get(id)?.name;
  return name === undefined ? id : `${id} ${name}`;
}

/** `Command and Scripting Interpreter: PowerShell`, as ATT&CK calls it in full. */
export const fullName = ({ name, of }: Technique): string => (of === null ? name : `${of}: ${name}`);

/** The id of what somebody types: an id in any case, or a name in full or for short. Anything else stays as it is. */
export function techniqueIdOf(
  typed: string,
  known: ReadonlyMap<string, Technique> | undefined = techniques(),
): string {
  const text = typed.trim();
  const upper = text.toUpperCase();
  if (known === undefined || known.has(upper)) return known?.has(upper) ? upper : text;
  const lower = text.toLowerCase();
  const named = [...known.values()].filter((each) =>
    [each.name, fullName(each)].some((name) => name.toLowerCase() === lower),
  );
  // Of several that share a name, nobody can tell which is meant.
  return named.length === 1 ? named[0]!.id : text;
}
