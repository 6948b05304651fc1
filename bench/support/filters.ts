import { DAY_MS } from '../../shared/domain/clock.ts';

const since = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
const OPEN = 'status=open&status=in_progress';

/** What analysts set, one after the other: a name for the report and the address of the list. */
export const filters: Readonly<Record<string, string>> = {
  nothing: '',
  open: OPEN,
  closed: 'status=closed',
  critical: 'severity=critical',
  'critical, open': `severity=critical&${OPEN}`,
  informational: 'severity=info',
  'one module': 'module=dark_web',
  'three modules': 'module=endpoint&module=cloud&module=email',
  'one customer': 'tenant=bench-3',
  'small customer': 'tenant=bench-997',
  'ten customers': Array.from({ length: 10 }, (_, n) => `tenant=bench-${n * 31}`).join('&'),
  'one group': 'group=Group',
  'nobody works on it': `assignee=none&${OPEN}`,
  'somebody works on it': `assignee=user-3&${OPEN}`,
  'two sources': 'source=okta&source=zerofox',
  'one category': 'category=phishing_site',
  'last day': `from=${since(1)}`,
  'a week, months ago': `from=${since(120)}&to=${since(113)}`,
  'closed last week': `closed_from=${since(7)}`,
  snoozed: 'snoozed=only',
  'pending lane': 'lane=pending',
  'storms folded': 'storms=folded',
  'rare word': 'q=svc77',
  'host name': 'q=host-77.bench-3.example',
  'common word': 'q=beacon',
  'two words': 'q=beacon%20u77',
  'common word, open': `q=powershell&${OPEN}`,
  'common word, rare rest': `q=beacon&assignee=user-39&source=okta&severity=critical`,
  number: 'q=BENCH-3-77',
  address: 'q=203.0.1.1',
  indicator: 'indicator=203.0.1.1',
  technique: 'technique=T1005',
  tag: 'tag=tag-7',
  'common tag': 'tag=tag-0',
  'everything at once': `severity=high&${OPEN}&module=endpoint&source=defender&assignee=none&from=${since(30)}&tag=tag-1`,
};
