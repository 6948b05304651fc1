/** What each number means, as docs/metrics.md says it at more length. */
export const definitions = {
  customers: 'Customers whose state is active. Those on trial, suspended or offboarded are not counted.',
  critical: 'Incidents of severity critical that are not closed: open or in progress, whatever their age.',
  new: 'Incidents of every severity detected within the last 24 hours, to the minute. It falls by itself as time passes.',
  resolution:
    'Incidents closed in the period ÷ incidents detected in it. Above 100 % more was closed than came in; “–” means nothing came in.',
  risk: 'Risk 0–100 from each open incident’s severity and age, worst first and each further one counting less, weighted by how critical the customer is. From 60 critical, from 35 high, from 15 medium.',
  arrivals: 'Incidents detected in each of the last 60 minutes, by severity, critical at the bottom.',
  heat: 'Incidents detected per customer and clock hour. Customers with most in the last 24 hours come first.',
  compare: 'The customers that stand out most in one measure, beside each other on one scale.',
  open: 'Incidents that are not closed, by severity and by module. Those of severity info are left out.',
  acknowledge:
    'MTTA: time from detection to the first acknowledgement, of incidents acknowledged in the period. Median and 90th percentile beside the mean. Left out: info, duplicates, pending back-fill, and what arrived already acknowledged.',
  resolve:
    'MTTR: time from detection to the last closing, of incidents closed in the period. Reopened ones count by their last closing. Left out: info, duplicates, pending back-fill, and what arrived already closed.',
  detect:
    'MTTD: time from occurrence to detection, of incidents detected in the period whose source says when they occurred; coverage says how many do.',
  openAge: 'Time since detection of all incidents that are open now. Left out: info and pending back-fill.',
  unacknowledged:
    'Share of the incidents closed in the period that nobody had acknowledged before they were closed.',
  trend:
    'Incidents detected and incidents closed, of every severity: per clock hour of 24 h, else per day in UTC.',
  matrix: 'Incidents that are not closed, by module and severity. Those of severity info are left out.',
} as const;
