import { type Static, Type } from 'typebox';
import { detailNames } from '../../domain/details.ts';
import { IncidentFilter } from './incidents.ts';

/** At most this many values are listed, those with most rows first. */
export const MAX_DETAIL_VALUES = 50;

export const DetailValuesQuery = Type.Object({
  ...IncidentFilter.properties,
  name: Type.Enum([...detailNames]),
});

/** Values of one detail. A value's count is the rows there would be if it alone were chosen of this detail. */
export const DetailValues = Type.Object({
  values: Type.Array(Type.Object({ value: Type.String(), n: Type.Integer() }), {
    maxItems: MAX_DETAIL_VALUES,
  }),
  complete: Type.Boolean({ description: 'false: there are more' }),
});
export type DetailValues = Static<typeof DetailValues>;
