/*
 * PAN-OS writes its logs as comma-separated values without names, each kind in an order of its own. Palo Alto
 * Networks' documentation of syslog fields gives the places.
 */

const KIND =
  /^[^,]{0,12},[^,]{0,32},[^,]{0,32},(TRAFFIC|THREAT|WILDFIRE|SYSTEM|CONFIG|GLOBALPROTECT|USERID|HIPMATCH|AUTHENTICATION|DECRYPTION|CORRELATION),([^,]{0,32}),/;

const TRAFFIC = {
  devtime: 6,
  src: 7,
  dst: 8,
  rulename: 11,
  suser: 12,
  duser: 13,
  app: 14,
  spt: 24,
  dpt: 25,
  action: 30,
} as const;
const PLACES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  TRAFFIC,
  THREAT: { ...TRAFFIC, url: 31, threatname: 32, category: 33, severity: 34 },
  WILDFIRE: { ...TRAFFIC, filename: 31, threatname: 32, category: 33, severity: 34 },
  SYSTEM: { devtime: 6, eventname: 8, severity: 13, msg: 14 },
  CORRELATION: { devtime: 6, src: 7, suser: 8, category: 10, severity: 11, threatname: 14, msg: 16 },
};
/** One more than the last place above. */
const MAX_FIELDS = 36;

/** Comma-separated values, with commas in quotes belonging to the value. */
function fieldsOf(text: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at <= text.length && fields.length < MAX_FIELDS; ) {
    const isQuoted = text[at] === '"';
    const close = isQuoted ? text.indexOf('"', at + 1) : at;
    const comma = close === -1 ? -1 : text.indexOf(',', close);
    const end = comma === -1 ? text.length : comma;
    fields.push(text.slice(isQuoted ? at + 1 : at, isQuoted && close !== -1 ? close : end));
    at = end + 1;
  }
  return fields;
}

/** The values of a PAN-OS log line by the names that other lines give them; null for any other message. */
export function panOs(message: string): Map<string, string> | null {
  const kind = KIND.exec(message.slice(0, 256));
  if (kind === null) return null;
  const fields = fieldsOf(message);
  const pairs = new Map([['cat', kind[2]!]]);
  for (const [name, place] of Object.entries(PLACES[kind[1]!] ?? {})) {
    const value = fields[place]?.trim();
    if (value) pairs.set(name, value);
  }
  if (!pairs.has('threatname')) pairs.set('name', `PAN-OS ${kind[1]!.toLowerCase()} ${kind[2]}`.trim());
  return pairs;
}
