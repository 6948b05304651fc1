import { MAX_CSV_CHARS, Onboarding, OnboardingResult } from '../../shared/wire/http/onboarding.ts';
import type { Invited } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { baseOf } from '../mail/link.ts';
import { deliverAll } from '../onboarding/letters.ts';
import { createAll, judgeAll, type Outcome } from '../onboarding/onboard.ts';
import { readSheet } from '../onboarding/sheet.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

/** A character takes at most six bytes as JSON writes it (`\u00e4`), and there is little around the file. */
const BODY_LIMIT_BYTES = 6 * MAX_CSV_CHARS + 1_024;

/** Many customers from one file; a dry run says the same of every row and does nothing. */
export function onboardingRoute(app: App, deps: ServerDeps): void {
  app.post(
    '/api/v1/onboarding',
    {
      config: { needs: 'tenants.manage' },
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'Create many tenants from a CSV file',
        body: Onboarding,
        response: { 200: OnboardingResult },
      },
    },
    async (request) => {
      const granted = grantedTo(request);
      const { actor, scope } = granted;
      const { csv, dry_run } = request.body;
      const base = baseOf(deps.config.publicUrl, request);
      const candidates = await judgeAll(deps, granted, readSheet(csv));
      if (dry_run) {
        const outcomes = candidates.map((candidate) => {
          return { candidate, faults: candidate.faults, invitation: null };
        });
        return present(outcomes, 'would_create');
      }
      const outcomes = await createAll(deps, scope, authorOf(actor, request), candidates);
      return present(outcomes, 'created', await deliverAll(deps, base, outcomes));
    },
  );
}

function present(
  outcomes: readonly Outcome[],
  good: 'created' | 'would_create',
  invited: ReadonlyMap<Outcome, Invited> = new Map(),
): OnboardingResult {
  const rows = outcomes.map((outcome) => {
    const { candidate, faults } = outcome;
    const { line, cells } = candidate.row;
    const invitation = invited.get(outcome);
    return {
      line,
      slug: cells.slug,
      name: cells.name,
      result: faults.length === 0 ? good : ('refused' as const),
      faults: [...faults],
      ...(invitation && { invited: invitation }),
    };
  });
  const refused = rows.filter(({ result }) => result === 'refused').length;
  return { dry_run: good === 'would_create', created: rows.length - refused, refused, rows };
}
