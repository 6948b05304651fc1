import type { Migration } from 'kysely';
import * as foundation from './0001_foundation.ts';
import * as identityAndAccess from './0002_identity_and_access.ts';
import * as occurrences from './0003_occurrences.ts';
import * as feeds from './0004_feeds.ts';
import * as connectors from './0005_connectors.ts';
import * as acts from './0006_acts.ts';
import * as incidentIdentity from './0007_incident_identity.ts';
import * as views from './0008_views.ts';
import * as queue from './0009_queue.ts';
import * as indicators from './0010_indicators.ts';
import * as handling from './0011_handling.ts';
import * as assets from './0012_assets.ts';
import * as details from './0013_details.ts';
import * as cheaperWords from './0014_cheaper_words.ts';
import * as peopleInHistory from './0015_people_in_history.ts';

/** Applied in this order. A migration that has landed is frozen: change the schema with a new one. */
export const migrations: Record<string, Migration> = {
  '0001_foundation': foundation,
  '0002_identity_and_access': identityAndAccess,
  '0003_occurrences': occurrences,
  '0004_feeds': feeds,
  '0005_connectors': connectors,
  '0006_acts': acts,
  '0007_incident_identity': incidentIdentity,
  '0008_views': views,
  '0009_queue': queue,
  '0010_indicators': indicators,
  '0011_handling': handling,
  '0012_assets': assets,
  '0013_details': details,
  '0014_cheaper_words': cheaperWords,
  '0015_people_in_history': peopleInHistory,
};
