import { msGraph } from './ms-graph.ts';
import { native } from './native.ts';
import type { Format } from './reading/verdict.ts';
import { suricata } from './suricata.ts';
import { wazuh } from './wazuh.ts';

/** In the order in which a record's format is recognised: from telling to vague. */
export const formats = {
  native,
  'ms-graph': msGraph,
  wazuh,
  suricata,
} as const satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

/** Own names only: a path segment like `constructor` is no format. */
export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);
