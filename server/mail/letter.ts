/** One message to one person, in plain words; lines that are a link become one in the HTML alternative. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each]!);

const LINK = /^https?:\/\/\S+$/;
const STYLE = 'font-family:system-ui,sans-serif;font-size:15px;line-height:1.5';

const lineOf = (line: string): string =>
  LINK.test(line) ? `<a href="${escaped(line)}">${escaped(line)}</a>` : escaped(line);

const paragraphOf = (text: string): string => `<p>${text.split('\n').map(lineOf).join('<br>')}</p>`;

/** The same words for mail programs that show HTML. Nothing of the text is taken as markup. */
export const htmlOf = (text: string): string =>
  `<div style="${STYLE}">${text
    .trim()
    .split(/\n{2,}/)
    .map(paragraphOf)
    .join('')}</div>`;
