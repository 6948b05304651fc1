import { expect, test } from 'vitest';
import {
  cut,
  invitationLinks,
  type OnboardedRow,
  refusalReasons,
  refusedRows,
  sampleCsv,
} from '../../../../client/views/provider/onboarding/csv.ts';

const row = (given: Partial<OnboardedRow>): OnboardedRow => ({
  line: 2,
  slug: 'acme',
  name: 'Acme',
  result: 'would_create',
  faults: [],
  ...given,
});
const refused = (given: Partial<OnboardedRow>): OnboardedRow =>
  row({ result: 'refused', faults: [{ field: 'slug', reason: 'is taken' }], ...given });

const CSV = 'slug,name\r\nacme,Acme\r\nbad,"Two\r\nlines"\r\n\r\nlast,"Last, one"\r\n';

test('a file is cut where its rows begin, whatever stands inside quotes', () => {
  const file = cut(CSV, [{ line: 2 }, { line: 3 }, { line: 6 }]);
  expect(file.header).toBe('slug,name');
  expect(file.rows).toEqual(['acme,Acme', 'bad,"Two\nlines"', 'last,"Last, one"']);
});

test('empty lines before the header and between rows belong to nobody', () => {
  const file = cut('\n\nslug,name\n\na,A\n\n\nb,B', [{ line: 5 }, { line: 8 }]);
  expect(file).toEqual({ header: 'slug,name', rows: ['a,A', 'b,B'] });
});

test('refused rows come back word for word under their header, to be sent again', () => {
  const rows = [row({ line: 2 }), refused({ line: 3, slug: 'bad' }), refused({ line: 6, slug: 'last' })];
  expect(refusedRows(CSV, rows)).toBe('slug,name\r\nbad,"Two\nlines"\r\nlast,"Last, one"\r\n');
});

test('the reasons name line, field and why; quotes and formulas do no harm', () => {
  const rows = [
    row({}),
    refused({ line: 3, slug: '=HYPERLINK("x")', name: 'A, "B"' }),
    refused({
      line: 4,
      slug: 'two',
      name: '-1',
      faults: [
        { field: 'state', reason: 'no such state' },
        { field: 'name', reason: 'too long' },
      ],
    }),
  ];
  expect(refusalReasons(rows).split('\r\n')).toEqual([
    'line,slug,name,refused',
    `3,"'=HYPERLINK(""x"")","A, ""B""",slug: is taken`,
    `4,two,'-1,state: no such state; name: too long`,
    '',
  ]);
});

test('links are listed for those invitations that no mail carried', () => {
  const invited = {
    id: 'i',
    email: 'o@acme.example',
    role: 'owner' as const,
    invited_by: 'Ada',
    created_at: '',
    expires_at: '',
    link: 'https://x/invite?token=1',
    mailed: false,
  };
  const rows = [
    row({ invited }),
    row({ slug: 'b', invited: { ...invited, mailed: true } }),
    row({ slug: 'c' }),
  ];
  expect(invitationLinks(rows)).toBe(
    'slug,owner_email,link\r\nacme,o@acme.example,https://x/invite?token=1\r\n',
  );
});

test('the sample names every column, and its rows have as many cells or fewer', () => {
  const [header, ...rows] = sampleCsv().trim().split('\r\n');
  expect(header).toBe('slug,name,state,criticality,time_zone,trial_ends_at,groups,owner_email');
  expect(rows).toHaveLength(3);
});
