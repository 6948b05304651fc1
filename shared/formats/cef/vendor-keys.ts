/** Fortinet and Palo Alto put their own name before keys of their own: `FTNTFGTattack`, `PanOSDescription`. */
const MARK = /(?:FTNTFGT|FortinetFortiGate|PanOS)\w/;
const PREFIX = /^(?:ftntfgt|fortinetfortigate|panos)(?=[a-z])/;

/** Adds such keys by their bare names too, where the event does not use those itself. */
export function withBareKeys(pairs: Map<string, string>, extension: string): ReadonlyMap<string, string> {
  if (!MARK.test(extension)) return pairs;
  for (const [key, value] of [...pairs]) {
    const bare = key.replace(PREFIX, '');
    if (!pairs.has(bare)) pairs.set(bare, value);
  }
  return pairs;
}
