import type { ConnectorKind } from '../../../shared/wire/http/connectors.ts';
import { cyberxtron } from './cyberxtron.ts';
import type { Kind } from './kind.ts';
import { msGraph } from './ms-graph.ts';
import { rest } from './rest.ts';
import { taxii } from './taxii.ts';

/** Settings were checked against the kind's schema when they were stored. */
export const kinds = {
  taxii,
  'ms-graph': msGraph,
  cyberxtron,
  rest,
} as unknown as Readonly<Record<ConnectorKind, Kind<unknown>>>;
