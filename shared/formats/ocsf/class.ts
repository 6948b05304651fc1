import { whole } from '../reading/sensor.ts';

/*
 * Classes of the Open Cybersecurity Schema Framework (schema.ocsf.io). The thousands of a class number are its
 * category, 2 are findings; extensions put their own number before it (class 201004 is 1004 of extension 2).
 */

export const SECURITY_FINDING = 2001;
export const VULNERABILITY_FINDING = 2002;
export const COMPLIANCE_FINDING = 2003;
export const DETECTION_FINDING = 2004;
export const INCIDENT_FINDING = 2005;
export const DATA_SECURITY_FINDING = 2006;
export const POSTURE_FINDING = 2007;
export const IAM_FINDING = 2008;

const EXTENSION = 100_000;

type Event = Readonly<Record<string, unknown>>;

/** The class without its extension; from the type number (class × 100 + activity) where only that is there. */
export function classOf(event: Event): number | undefined {
  const type = whole(event.type_uid);
  const said = whole(event.class_uid) ?? (type === undefined ? undefined : Math.floor(type / 100));
  return said === undefined ? undefined : said % EXTENSION;
}

export const isFinding = (uid: number): boolean => Math.floor(uid / 1_000) === 2;

/** 1 created, 2 updated, 3 closed; the last two digits of the type number say it too. */
export function activityOf(event: Event): number | undefined {
  const type = whole(event.type_uid);
  return whole(event.activity_id) ?? (type === undefined ? undefined : type % 100);
}
export const CREATE = 1;
export const CLOSE = 3;
