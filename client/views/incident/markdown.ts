import createPurifier from 'dompurify';
import { Marked, type Tokens } from 'marked';
import { SPELLED } from './mention.ts';

/** What a note may consist of. Nothing that loads, runs, frames or sends; headings stay below those of the page. */
const ALLOWED_TAGS = [
  ...['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'strong', 'em', 'del', 'a', 'span'],
  ...['h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ALLOWED_ATTR = ['href', 'title', 'start', 'align', 'data-user'];
/** Whole addresses only: nothing in a note leads to a place of this console by itself. */
const FOLLOWED = /^(?:https?:\/\/|mailto:)/i;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

const HEADINGS_BELOW = 3;
const DEEPEST_HEADING = 6;

interface Mention extends Tokens.Generic {
  readonly name: string;
  readonly user: string;
}

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [
    {
      name: 'mention',
      level: 'inline',
      start: (text) => text.indexOf('@['),
      tokenizer(text) {
        const found = new RegExp(`^${SPELLED.source}`).exec(text);
        return found ? { type: 'mention', raw: found[0], name: found[1], user: found[2] } : undefined;
      },
      renderer(token) {
        const { name, user } = token as Mention;
        return `<span data-user="${escaped(user)}">@${escaped(name)}</span>`;
      },
    },
  ],
  renderer: {
    // Shown as it was typed: whoever pastes a page's source wants to talk about it.
    html: ({ text }) => escaped(text),
    heading({ tokens, depth }) {
      const level = Math.min(DEEPEST_HEADING, depth + HEADINGS_BELOW);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    // Addresses in notes of this trade are often those that nobody should follow: only what was made a link is one.
    link({ href, tokens, autolink }) {
      const words = this.parser.parseInline(tokens);
      if (autolink || !FOLLOWED.test(href)) return words;
      return `<a href="${escaped(href)}" title="${escaped(href)}">${words}</a>`;
    },
    image: ({ href, text }) => escaped(`${text || 'image'} (${href})`),
  },
});

const purifier = createPurifier(window);
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  if (!FOLLOWED.test(node.getAttribute('href') ?? '')) node.removeAttribute('href');
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noreferrer nofollow');
});

/**
 * A note as elements that are safe to show, whoever wrote it. Two nets: raw markup is text to the renderer, and what it
 * makes of the rest is held against the short list above.
 */
export function render(note: string): DocumentFragment {
  return purifier.sanitize(toMarkup(note), {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    // What holds no address need not look like one.
    ADD_URI_SAFE_ATTR: ['data-user', 'start', 'align'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: FOLLOWED,
    RETURN_DOM_FRAGMENT: true,
  });
}

function toMarkup(note: string): string {
  try {
    return marked.parse(note, { async: false });
  } catch {
    // Nested deeper than calls can be: nobody means such a thing, and it is still readable as text.
    return `<p>${escaped(note)}</p>`;
  }
}
