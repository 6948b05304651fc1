import { type RoutingRule, ruleMatches } from '../../../../shared/wire/http/routing.ts';

export type PlaceKind = RoutingRule['place']['kind'];
export type Match = RoutingRule['match'];

export const matchWord: Record<Match, string> = {
  equals: 'is',
  begins: 'begins with',
  ends: 'ends with',
  contains: 'contains',
  within: 'is an address in the network',
};

export const matchOptions = ruleMatches.map((value) => ({ value, word: matchWord[value] }));

export const placeOptions: readonly { value: PlaceKind; word: string }[] = [
  { value: 'hint', word: 'The name the record gives its customer' },
  { value: 'field', word: 'A field of the record' },
  { value: 'header', word: 'A header of the request' },
];

const placeWord = ({ kind, name }: RoutingRule['place']): string =>
  kind === 'hint' ? 'customer name' : kind === 'header' ? `header ${name}` : name;

/** A rule's condition as a sentence: “/agent/name begins with acme-”. */
export const conditionOf = ({
  place,
  match,
  value,
}: Pick<RoutingRule, 'place' | 'match' | 'value'>): string =>
  `${placeWord(place)} ${matchWord[match]} ${value}`;
