import type { Guidances } from './topic.ts';

export const identity: Guidances = {
  brute_force: {
    title: 'Passwords being guessed',
    steps: [
      'Tell the kinds apart: many passwords for one account, or one password for many accounts (a spray)?',
      'Look first for a success among the failures, and for second-factor prompts that were accepted. If there is one, the account is taken over.',
      'Check whether the accounts exist; existing names mean that the attacker has a list.',
      'Block the addresses, and close or protect the way in: legacy protocols off, second factor, lock-out, VPN.',
      'If the source is an own machine, look for an old saved password in a service, script or telephone.',
      'Close as benign if all failed against accounts that do not exist; as false positive if it is that saved password.',
    ],
  },
  failed_login: {
    title: 'Failed log-ins',
    steps: [
      'Count: how many failures, against how many accounts, from how many addresses, over what time?',
      'Check whether any of them was followed by a success from the same address or device.',
      'Ask the account’s owner if it is one person; a forgotten or just changed password explains most of these.',
      'If it goes on against many accounts, follow the guidance for passwords being guessed, and block the source.',
      'Close as benign if the owner confirms it, or if a service with an old password is found and mended.',
    ],
  },
  suspicious_login: {
    title: 'Suspicious sign-in',
    steps: [
      'Compare address, country, provider, device and time with the account’s last 30 days; known VPNs explain most impossible travel.',
      'Check how the second factor was passed, and whether prompts were sent over and over before.',
      'Ask the owner on a channel other than mail whether it was them.',
      'If not: end all sessions, reset the password, and remove multi-factor devices, apps and forwarding rules added since.',
      'Read what the session did: mail read or sent, files loaded, rights changed.',
      'Close as benign if the owner confirms travel, VPN or a new device.',
    ],
  },
  account_compromise: {
    title: 'Account taken over',
    steps: [
      'End all sessions and refresh tokens, disable the account, then reset its password; in this order.',
      'Remove what the intruder may have added: multi-factor devices, consented apps, API keys, forwarding rules, delegates.',
      'Set the first bad sign-in as the beginning, and list all that was done since: mail, files, other accounts, other tenants.',
      'Search for the same addresses and devices at all other accounts.',
      'Find how it happened (phishing, leak, malware, session theft) and close that way; else it happens again tomorrow.',
      'Tell the owner and their manager; the privacy officer if mail or files with personal data were read.',
    ],
  },
  credential_theft: {
    title: 'Credentials being stolen',
    steps: [
      'Look at process, user and host: dumping LSASS, the SAM, NTDS or browser stores is no administrator’s daily work.',
      'Isolate the host and keep its memory before it is restarted.',
      'List all accounts that were signed in there, services and administrators included, and reset them; after NTDS or DCSync reset krbtgt twice.',
      'Search where these accounts signed in since, above all on servers and domain controllers.',
      'Close as benign if it is a test or a backup agent that is known and announced; confirm with its owner.',
    ],
  },
  credential_leak: {
    title: 'Credentials known to attackers',
    steps: [
      'Find out when and where the password became known, and whether it has changed since.',
      'Reset it and end all sessions; do the same for other accounts with the same password.',
      'Read the sign-ins since then for addresses and devices new to the account.',
      'If a device was infected, isolate and rebuild it before the new password is typed there.',
      'Close as benign if the password had already changed before the leak.',
    ],
  },
  account_change: {
    title: 'Account or group changed',
    steps: [
      'Read who changed what, from where, and whether the target has or gains privileged rights.',
      'Find the ticket or the person that asked for it; ask the one who made the change, on another channel than mail.',
      'If nobody knows of it: undo it, disable the new account, and treat the account that did it as taken over.',
      'Look for more changes by the same account in the same hours.',
      'Close as benign with the number of the ticket.',
    ],
  },
  privilege_use: {
    title: 'Privileged rights used',
    steps: [
      'Read the command or access, the account and the host: is it that administrator’s work and working hours?',
      'Look for the change or ticket that it belongs to.',
      'If it fits none, ask the administrator by telephone and look at the session before and after it.',
      'Check for what follows misuse: new accounts, cleared logs, disabled protection, copied data.',
      'Close as benign with the ticket; have emergency accounts’ passwords changed after each use.',
    ],
  },
  excessive_permission: {
    title: 'More rights than needed',
    steps: [
      'See what the identity may do and what of that it has used in the last 90 days.',
      'Check who can become it: keys, trust policies, group members, people who have left.',
      'Look for unusual use of the rights in question before taking them away.',
      'Have the owner cut them to what is used; prefer rights for a limited time.',
      'Close as true positive once they are cut, or as benign with who accepted it and until when.',
    ],
  },
  login: {
    title: 'Sign-in worth a look',
    steps: [
      'See why the rule raised it: time, place, account or kind of access.',
      'Compare with that account’s usual sign-ins, and with failures shortly before.',
      'For service and emergency accounts, ask the owner: an interactive sign-in is an exception there.',
      'If it does not fit, follow the guidance for a suspicious sign-in.',
      'Close as benign if it is usual, and tune the rule if it raises such every day.',
    ],
  },
  account_activity: {
    title: 'Unusual account activity',
    steps: [
      'Read what the account did, from where, and how that differs from its last 30 days.',
      'Decide whether it is a person, a service or an administrator, and ask its owner.',
      'Check sign-ins and second factors just before the activity.',
      'If nobody can explain it, end the sessions and reset the credentials, then look at everything done since.',
      'Close as benign with the owner’s explanation.',
    ],
  },
  risk_threshold: {
    title: 'Risk added up',
    steps: [
      'List the single alerts that make the score, oldest first; read them as one story about one person or host.',
      'Strike out what is known noise. Does what is left still make an attack?',
      'Look for the step between them that nobody alerted on: a sign-in, a new tool, a connection out.',
      'If it makes an attack, escalate it and act on the worst step first.',
      'Otherwise close as false positive, and lower the weight of the rule that carried it.',
    ],
  },
};
