import { type Static, Type } from 'typebox';

/** Longer than any address of an API that people type. */
const Url = Type.String({ minLength: 8, maxLength: 2_000, pattern: '^https?://' });
const Word = Type.String({ minLength: 1, maxLength: 200 });
const Pointer = Type.String({ maxLength: 200, pattern: '^(?:/.*)?$' });
const closed = { additionalProperties: false } as const;

/** Secret: the password of `username`, or a bearer token without one; none for a server open to all. */
export const TaxiiSettings = Type.Object(
  {
    url: Type.Intersect([Url], { description: 'the API root: https://taxii.example.com/api1/' }),
    collection: Word,
    username: Type.Optional(Word),
    start: Type.Optional(Type.String({ format: 'date-time', description: 'the first run begins here' })),
  },
  closed,
);
export type TaxiiSettings = Static<typeof TaxiiSettings>;

/** Secret: the client secret of an app registration with SecurityIncident.Read.All (or SecurityAlert.Read.All). */
export const GraphSettings = Type.Object(
  {
    tenant_id: Word,
    client_id: Word,
    resource: Type.Optional(Type.Enum(['incidents', 'alerts_v2'])),
    graph_url: Type.Optional(Url),
    login_url: Type.Optional(Url),
    start: Type.Optional(Type.String({ format: 'date-time' })),
  },
  closed,
);
export type GraphSettings = Static<typeof GraphSettings>;

export const cyberxtronProducts = ['darkflash', 'shadowspot', 'brandsafe'] as const;

/** Secret: XTRON-ORG-SECRET. */
export const CyberxtronSettings = Type.Object(
  {
    org_key: Word,
    products: Type.Optional(Type.Array(Type.Enum([...cyberxtronProducts]), { minItems: 1, maxItems: 3 })),
    url: Type.Optional(Url),
  },
  closed,
);
export type CyberxtronSettings = Static<typeof CyberxtronSettings>;

const Paging = Type.Union([
  Type.Object({ kind: Type.Literal('none') }, closed),
  Type.Object(
    {
      kind: Type.Literal('link'),
      pointer: Type.Optional(
        Type.Intersect([Pointer], {
          description: 'where the answer names the next page; the header Link otherwise',
        }),
      ),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('cursor'), pointer: Pointer, param: Word }, closed),
  Type.Object(
    {
      kind: Type.Literal('page'),
      param: Word,
      first: Type.Optional(Type.Integer({ minimum: 0, maximum: 1 })),
    },
    closed,
  ),
]);

const Since = Type.Object(
  {
    param: Word,
    pointer: Type.Intersect([Pointer], { description: 'where a record has its time' }),
    format: Type.Optional(Type.Enum(['iso', 'seconds', 'milliseconds'])),
    overlap_s: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
    start: Type.Optional(Type.String({ format: 'date-time' })),
  },
  closed,
);

/** Secret: the password of `username`, a bearer token, or whatever stands for `{secret}` in a header. */
export const RestSettings = Type.Object(
  {
    url: Url,
    headers: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }), Type.String({ maxLength: 1_000 })),
    ),
    username: Type.Optional(Word),
    items: Type.Optional(Pointer),
    paging: Type.Optional(Paging),
    since: Type.Optional(Since),
    format: Type.Optional(
      Type.Intersect([Word], { description: 'auto, generic with a mapping, or a format' }),
    ),
    mapping: Type.Optional(Type.Object({ fields: Type.Record(Type.String(), Type.Unknown()) })),
  },
  closed,
);
export type RestSettings = Static<typeof RestSettings>;

export const connectorSettings = {
  taxii: TaxiiSettings,
  'ms-graph': GraphSettings,
  cyberxtron: CyberxtronSettings,
  rest: RestSettings,
} as const;
