/**
 * Indicators in a form that nobody follows by accident, as analysts write them; ingest reads it back
 * (shared/domain/indicator.ts).
 */
export function defanged({ type, value }: { readonly type: string; readonly value: string }): string {
  switch (type) {
    case 'ip':
    case 'cidr':
      return value.includes(':') ? value.replaceAll(':', '[:]') : dotted(value);
    case 'domain':
      return dotted(value);
    case 'email':
      return atSign(value);
    case 'url':
      return address(value);
    default:
      return value;
  }
}

const dotted = (text: string): string => text.replaceAll('.', '[.]');

function atSign(text: string): string {
  const at = text.lastIndexOf('@');
  return at === -1 ? text : `${text.slice(0, at)}[@]${dotted(text.slice(at + 1))}`;
}

/** Scheme, `://`, whatever names the host, and the rest: what lies behind the host is no address by itself. */
const URL_PARTS = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/is;

function address(text: string): string {
  const parts = URL_PARTS.exec(text);
  if (!parts) return text;
  const [, scheme, host, rest] = parts;
  // An address of IPv6 stands in brackets already, and has no dots.
  const shown = dotted(host!) + rest!;
  return /^https?$/i.test(scheme!)
    ? `${scheme!.replace(/^http/i, 'hxxp')}://${shown}`
    : `${scheme}[://]${shown}`;
}
