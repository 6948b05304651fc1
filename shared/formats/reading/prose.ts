import { say } from './sensor.ts';
import { clip } from './wellformed.ts';

/** Several texts as paragraphs of one, each once; undefined where all are blank. */
export function paragraphs(limit: number, ...texts: readonly unknown[]): string | undefined {
  const said = new Set(texts.map((text) => say(text, limit)).filter((text) => text !== undefined));
  return said.size === 0 ? undefined : clip([...said].join('\n\n'), limit);
}

/** The first line of a text, cut to `limit`: titles are one line. */
export function line(value: unknown, limit: number): string | undefined {
  const text = say(value, limit * 2);
  const end = text?.indexOf('\n') ?? -1;
  return say(end === -1 ? text : text!.slice(0, end), limit);
}

/** `leaked_credentials` and `hijackable-subdomains` as a person writes them: `Leaked credentials`. */
export function spoken(word: string): string {
  const text = word.replace(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
