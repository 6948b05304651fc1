import { Fault } from '../../shared/domain/fault.ts';
import type { StandingRefusal } from '../../shared/domain/tenant-state.ts';
import { isTimeZone } from '../../shared/domain/time-zone.ts';
import type { TenantChange } from '../../shared/wire/http/tenants.ts';

/** What was asked for as it is kept: colours in lower case, the instant in whole milliseconds of UTC. */
export function settle<T extends TenantChange>(given: T): T {
  const { time_zone, trial_ends_at, brand_colour, brand_accent } = given;
  if (time_zone !== undefined && !isTimeZone(time_zone)) {
    throw new Fault('bad_request', 'not an IANA time zone; write it like Europe/Berlin', 'time_zone');
  }
  return {
    ...given,
    ...(trial_ends_at && { trial_ends_at: instant(trial_ends_at) }),
    ...(brand_colour && { brand_colour: brand_colour.toLowerCase() }),
    ...(brand_accent && { brand_accent: brand_accent.toLowerCase() }),
  };
}

/** The format lets a leap second pass, which no clock of ours has. */
function instant(text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Fault('bad_request', 'not an instant', 'trial_ends_at');
  return new Date(at).toISOString();
}

/** A transition that is not possible is a conflict with how the tenant stands; a wrong end is a wrong request. */
export const faultOf = ({ refused, reason }: StandingRefusal): Fault =>
  refused === 'transition'
    ? new Fault('conflict', reason, 'state')
    : new Fault('bad_request', reason, 'trial_ends_at');
