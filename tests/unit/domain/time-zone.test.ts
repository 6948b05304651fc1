import { expect, test } from 'vitest';
import { isTimeZone } from '../../../shared/domain/time-zone.ts';

test.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])('%s', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['', '+01:00', 'Europe/Nowhere', 'Berlin', 'Europe/Berlin\0', ' UTC', 'UTC '])('not %j', (name) => {
  expect(isTimeZone(name)).toBe(false);
});
