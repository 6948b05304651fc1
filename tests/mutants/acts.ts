import type { Killer, Mutant } from './mutant.ts';

const acts = (file: string, named: string): Killer => ({
  file: `tests/integration/acts/${file}.test.ts`,
  named,
});
const overrule: Killer = { file: 'tests/unit/domain/overrule.test.ts' };

export const ofActs: readonly Mutant[] = [
  {
    what: 'whoever reads an incident acts on it',
    file: 'server/acts/locate.ts',
    text: 'covers(scope, tenantId) ? tenantId : lacking()',
    replacement: 'tenantId',
    killers: [acts('change', 'who may only look')],
  },
  {
    what: 'incidents are sought everywhere',
    file: 'server/acts/locate.ts',
    text: 'tenancy.asScope(\n    seen,',
    replacement: "tenancy.asScope(\n    { kind: 'all' },",
    killers: [acts('change', 'who may only look')],
  },
  {
    what: 'anybody takes back anybody’s act',
    file: 'server/acts/undo.ts',
    text: "          .where('actor', '=', userId)\n",
    replacement: '',
    killers: [acts('undo', 'nobody undoes what another did')],
  },
  {
    what: 'a customer names the provider’s people',
    file: 'server/acts/workers.ts',
    text: 'isKnown ? of.access : asMember(of.access)',
    replacement: 'of.access',
    killers: [acts('change', 'is somebody who works there')],
  },
  {
    what: 'a customer mentions those of the provider whom it never read of',
    file: 'server/acts/workers.ts',
    text: 'return shown.has(of.id) && covers(',
    replacement: 'return covers(',
    killers: [acts('notes', 'a customer mentions by name')],
  },
  {
    what: 'a stale version is passed over',
    file: 'server/acts/on-shard.ts',
    text: 'wish.version !== incident.version',
    replacement: 'wish.version > incident.version',
    killers: [acts('change', 'one is first')],
  },
  {
    what: 'an undo overruns what somebody else has done since',
    file: 'server/acts/undo.ts',
    text: 'if (isOverrun) throw',
    replacement: 'if (isOverrun && version < 0) throw',
    killers: [acts('undo', 'of many, those are restored')],
  },
  {
    what: 'a source that repeats itself overrules people',
    file: 'shared/domain/overrule.ts',
    text: 'if (isSame(group, before, said)) return pick(group, state);',
    replacement: '',
    killers: [overrule],
  },
];
