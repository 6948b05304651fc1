/*
 * JSON whose long integers keep all their digits. Ids of 17 digits and more (SentinelOne, Twitter's snowflakes) come as
 * numbers too, and a double holds 53 bits: two neighbouring ids would become one, and neither would be the id that
 * the same product's other API writes as text.
 */

/** Whether there may be one at all; inside a text it costs a scan and nothing else. */
const MAY_HOLD_LONG = /(?:^|[:,[\s])-?[1-9]\d{15,}\s*(?:[,}\]]|$)/;
const LONG = /^-?[1-9]\d{15,}$/;

const QUOTE = 0x22;
const MINUS = 0x2d;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Digits, and what else a number in JSON is written with. */
const isOfNumber = (code: number): boolean =>
  isDigit(code) || code === MINUS || code === 0x2b || code === 0x2e || code === 0x45 || code === 0x65;

/** Where a text that begins at `start` ends; the end of everything for one that is never closed. */
function afterText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let first = end;
    while (json[first - 1] === '\\') first--;
    if ((end - first) % 2 === 0) return end + 1;
  }
  return json.length;
}

function withLongsAsText(json: string): string {
  let out = '';
  let copied = 0;
  for (let at = 0; at < json.length; ) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = afterText(json, at);
    else if (code !== MINUS && !isDigit(code)) at++;
    else {
      const start = at++;
      while (isOfNumber(json.charCodeAt(at))) at++;
      const number = json.slice(start, at);
      if (!LONG.test(number) || Number.isSafeInteger(Number(number))) continue;
      out += `${json.slice(copied, start)}"${number}"`;
      copied = at;
    }
  }
  return out + json.slice(copied);
}

/** As `JSON.parse`, but an integer that no number holds exactly is its digits as text. Throws what it throws. */
export const exactJson = (json: string): unknown =>
  JSON.parse(MAY_HOLD_LONG.test(json) ? withLongsAsText(json) : json);
