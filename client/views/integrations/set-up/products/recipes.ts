import type { Step } from '../product.ts';

/** A first record from a terminal. */
export const sendFile = (file: string): Step => ({
  say: `Send a record, or a file with one a line, by hand to see that it is taken.`,
  code: {
    name: 'Terminal',
    text: `curl %URL% \\
  -H 'Authorization: Bearer %KEY%' \\
  -H 'Content-Type: application/json' \\
  --data-binary @${file}`,
  },
});

/** Header and address, for products whose webhook is filled in by hand. */
export const webhook = (where: string): Step => ({
  say: where,
  code: {
    name: 'Webhook',
    text: `URL     %URL%
Method  POST
Header  Authorization: Bearer %KEY%
Header  Content-Type: application/json`,
  },
});

interface Poll {
  readonly name: string;
  /** How \`$since\` is written: arguments of \`date\`. */
  readonly stamp?: string;
  /** The product's request, a line of curl each; \`$since\` is where the last run ended. */
  readonly request: readonly string[];
}

/**
 * A script for cron that hands on what is new since its last run. The mark moves only when both ends have answered, so
 * a failed run is repeated; a record that comes twice updates the incident it made.
 */
export const poll = ({ name, stamp = '+%Y-%m-%dT%H:%M:%SZ', request }: Poll): Step => ({
  say: 'Let cron run this every minute or two. It remembers where it stopped; records that come twice do no harm.',
  code: {
    name: `/usr/local/bin/${name}-to-watchfloor`,
    text: `#!/bin/bash
set -euo pipefail
mark=/var/lib/${name}-to-watchfloor
now=$(date -u '${stamp}')
since=$(cat "$mark" 2>/dev/null || date -u -d '1 hour ago' '${stamp}')
${request.join(' \\\n  ')} |
curl -fsS %URL% \\
  -H 'Authorization: Bearer %KEY%' \\
  -H 'Content-Type: application/json' \\
  --data-binary @-
echo "$now" > "$mark"`,
  },
});
