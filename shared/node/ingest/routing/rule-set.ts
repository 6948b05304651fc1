import { type Evidence, equalKey, type Look, lookAt, type Rule, testOf } from './rule.ts';

interface Scanned {
  readonly rule: Rule;
  readonly fits: (text: string) => boolean;
}

/** All rules that look at one place. */
interface Place {
  readonly look: Look;
  /** In order of position. */
  readonly equal: Map<string, Rule[]>;
  readonly scanned: Scanned[];
}

/** Rules as a whole: the first that fits decides, found without asking those that name other values. */
export class RuleSet {
  readonly #places = new Map<string, Place>();

  /** In order of position. */
  constructor(rules: readonly Rule[]) {
    for (const rule of rules) this.#add(rule);
  }

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  find(evidence: Evidence): Rule | null {
    let first: Rule | null = null;
    for (const place of this.#places.values()) {
      for (const text of place.look(evidence)) {
        const found = firstIn(place, text, evidence.format);
        if (found !== null && (first === null || found.position < first.position)) first = found;
      }
    }
    return first;
  }

  #add(rule: Rule): void {
    const name = `${rule.kind} ${rule.name}`;
    const place = this.#places.get(name) ?? {
      look: lookAt(rule.kind, rule.name),
      equal: new Map<string, Rule[]>(),
      scanned: [],
    };
    this.#places.set(name, place);
    if (rule.match !== 'equals') {
      place.scanned.push({ rule, fits: testOf(rule.match, rule.value) });
      return;
    }
    const key = equalKey(rule.value);
    const equal = place.equal.get(key);
    if (equal === undefined) place.equal.set(key, [rule]);
    else equal.push(rule);
  }
}

function firstIn({ equal, scanned }: Place, text: string, format: string): Rule | null {
  const suits = (rule: Rule) => rule.format === null || rule.format === format;
  const same = equal.get(text)?.find(suits);
  const like = scanned.find(({ rule, fits }) => suits(rule) && fits(text))?.rule;
  if (same === undefined || like === undefined) return same ?? like ?? null;
  return same.position < like.position ? same : like;
}
