import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contrast,
  contrastWords,
  inkOn,
  TEXT_RATIO,
} from '../../../../client/views/tenant-admin/settings/contrast.ts';
import { changeOf, draftOf, faultsOf } from '../../../../client/views/tenant-admin/settings/draft.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('contrast, as WCAG 2.2 defines it', () => {
  test('of known pairs', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
    expect(contrast('#1d4ed8', '#1d4ed8')).toBe(1);
  });

  test('is the same both ways, and the ink on any colour is good for text', () => {
    fc.assert(
      fc.property(colours, colours, (one, other) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
        expect(contrast(one, inkOn(one))).toBeGreaterThanOrEqual(TEXT_RATIO);
      }),
    );
  });

  test('in words', () => {
    expect(contrastWords(7.04)).toBe('7.0 : 1, good for text');
    expect(contrastWords(3.2)).toContain('too weak for text');
    expect(contrastWords(1.4)).toContain('hard to see');
  });
});

const tenant: Tenant = {
  id: 't',
  slug: 'acme',
  name: 'Acme',
  state: 'active',
  state_since: '2026-01-01T00:00:00Z',
  trial_ends_at: null,
  criticality: 'medium',
  time_zone: 'Europe/Berlin',
  brand_name: null,
  brand_colour: '#1d4ed8',
  brand_accent: null,
  created_at: '2026-01-01T00:00:00Z',
};

describe('the draft of settings', () => {
  const draft = draftOf(tenant);

  test('asks for nothing where nothing differs', () => {
    expect(changeOf(draft, { ...draft, name: ' Acme ' })).toEqual({});
  });

  test('asks for what differs alone; an emptied brand is none', () => {
    expect(changeOf(draft, { ...draft, time_zone: 'UTC', brand_colour: '' })).toEqual({
      time_zone: 'UTC',
      brand_colour: null,
    });
  });

  test('the way back undoes the change', () => {
    const saved = { ...draft, name: 'Other', brand_name: 'Brand' };
    expect(changeOf(saved, draft)).toEqual({ name: 'Acme', brand_name: null });
  });

  test('says at which field something is wrong', () => {
    expect(faultsOf(draft)).toEqual({});
    expect(
      Object.keys(faultsOf({ ...draft, name: ' ', time_zone: 'Mars/Base', brand_accent: 'red' })),
    ).toEqual(['name', 'time_zone', 'brand_accent']);
  });
});
