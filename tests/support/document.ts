import { readFileSync } from 'node:fs';

/** The JSON blocks of a document that carry this mark, as in ```json server. */
export function examples(path: URL, mark: string): unknown[] {
  const blocks = readFileSync(path, 'utf8').matchAll(/^```json (\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].filter(([, found]) => found === mark).map(([, , text = '']) => JSON.parse(text));
}
