import type { Guidances } from './topic.ts';

export const application: Guidances = {
  web_attack: {
    title: 'Attack on a web application',
    steps: [
      'Read the request whole, and the answer: status, size and time against the usual for that address.',
      'An answer of 200 with an unusual size to an injection is a success until shown otherwise.',
      'Check application and database logs for errors and odd queries, and the server for new files and processes.',
      'Block the source if it goes on; have the WAF block that pattern, not only the address.',
      'Tell the developers which parameter is attacked and whether it is weak.',
      'Close as benign if all was refused; as false positive if the input is legitimate, and tune the rule for that field.',
    ],
  },
  web_scan: {
    title: 'Web site scanned',
    steps: [
      'See what was asked for, how fast, and whether anything but 404 and 403 came back.',
      'Look at every hit that was answered: backup files, admin pages, old versions.',
      'Ask whether it is an own or a customer’s scanner.',
      'Slow or block the source if it troubles the service.',
      'Close as benign if nothing of worth was answered.',
    ],
  },
  code_vulnerability: {
    title: 'Vulnerability in code',
    steps: [
      'Confirm that the weak code or library is reached from outside and used in the way that matters.',
      'Rate it by what an attacker gains, not by the scanner’s score alone.',
      'Hand it to the team with file, line, path to it and a proposal; agree on a date.',
      'Until then reduce the exposure by a WAF rule, a feature switched off or fewer rights.',
      'Close when the fixed version runs in production; as false positive with the reason that it is not reached.',
    ],
  },
  database_activity: {
    title: 'Unusual database activity',
    steps: [
      'Read statement, account, client and number of rows: is it the application, an administrator or a stranger?',
      'Compare with the account’s usual; dumps and reads of whole tables stand out.',
      'Ask the owner; many are reports, migrations or backups.',
      'If unexplained, lock the account and look at where the rows went.',
      'Check the application in front for injection.',
      'Close as benign with the job or person that explains it.',
    ],
  },
  audit: {
    title: 'Audit event',
    steps: [
      'Read who did what; switched-off or cleared logs are the ones to worry about.',
      'Ask the administrator for the change it belongs to.',
      'If there is none, secure the remaining logs elsewhere and treat the account as taken over.',
      'Look at what happened in the gap, from the logs of other systems.',
      'Close as benign with the change.',
    ],
  },
};
