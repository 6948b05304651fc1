import type { AssetKind } from '../../../shared/domain/asset.ts';

export const kindWord: Record<AssetKind, string> = {
  domain: 'Domain',
  brand: 'Brand',
  keyword: 'Keyword',
  range: 'Address range',
};

/** The same in a sentence, for one and for several. */
export const kindsWord: Record<AssetKind, string> = {
  domain: 'Domains',
  brand: 'Brands',
  keyword: 'Keywords',
  range: 'Address ranges',
};

/** What counts as a hit of each kind: the definition behind the numbers. */
export const hitWord: Record<AssetKind, string> = {
  domain:
    'Incidents in which this domain, or a host, URL or e-mail address below it, was seen or is named as an asset.',
  range: 'Incidents in which an address, network or URL within this range was seen or is named as an asset.',
  brand: 'Incidents whose title, description or tags say these words, one after the other.',
  keyword: 'Incidents whose title, description or tags say these words, one after the other.',
};
