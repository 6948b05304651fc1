import {
  type AssetKind,
  assetKinds,
  assetLimits,
  kindOf,
  type NamedAsset,
  namedAsset,
} from '../../shared/domain/asset.ts';
import type { AssetVerdict } from '../../shared/wire/http/assets.ts';
import { LINE_PATTERN } from '../../shared/wire/http/text.ts';
import type { AssetLine } from './sheet.ts';

type AssetFault = AssetVerdict['faults'][number];

/** A line that can be added as far as it goes by itself, or why not. */
export interface JudgedLine {
  readonly line: AssetLine;
  readonly kind: AssetKind | null;
  readonly named: NamedAsset | null;
  readonly label: string | null;
  readonly faults: readonly AssetFault[];
}

const isLabel = (text: string): boolean =>
  text.length <= assetLimits.label && new RegExp(LINE_PATTERN, 'u').test(text);

/** Every fault of a line at once. `fallback` is the kind of lines that name none. */
export function judgeLine(line: AssetLine, fallback: AssetKind | undefined): JudgedLine {
  const word = line.kind.toLowerCase();
  const kind =
    word === '' ? (fallback ?? kindOf(line.value)) : (assetKinds.find((one) => one === word) ?? null);
  const named = kind === null ? null : namedAsset(kind, line.value);
  const faults: AssetFault[] = [
    ...(line.surplus > 0
      ? [{ field: 'line', reason: `has ${line.surplus} cells more than the header` }]
      : []),
    ...(kind === null ? [{ field: 'kind', reason: kindReason(word) }] : []),
    ...(named !== null && 'reason' in named ? [{ field: 'value', reason: named.reason }] : []),
    ...(line.label === '' || isLabel(line.label)
      ? []
      : [{ field: 'label', reason: `must be at most ${assetLimits.label} characters on one line` }]),
  ];
  return {
    line,
    kind,
    named: named !== null && 'value' in named && faults.length === 0 ? named : null,
    label: line.label || null,
    faults,
  };
}

const kindReason = (word: string): string =>
  word === ''
    ? 'is neither address nor domain; say whether it is a brand or a keyword'
    : `must be one of ${assetKinds.join(', ')}`;
