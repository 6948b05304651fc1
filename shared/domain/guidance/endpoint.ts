import type { Guidances } from './topic.ts';

export const endpoint: Guidances = {
  malware: {
    title: 'Malware on a device',
    steps: [
      'See whether it was stopped before it ran, or found running; the parent process tells how it came.',
      'If it ran: isolate the device from the network, but leave it on for its memory.',
      'Look for persistence (services, tasks, run keys), connections out and files it dropped.',
      'Search the estate for its hash, names and addresses; treat every hit as its own device to clean.',
      'Reset the passwords of those who were signed in if it steals credentials; rebuild rather than clean servers.',
      'Close as true positive when the device is clean and back; as false positive if hash and signer are known good.',
    ],
  },
  ransomware: {
    title: 'Ransomware',
    steps: [
      'Isolate the device now, by the agent or by the switch port; do not switch it off.',
      'Call the incident lead at once. Minutes count: look for the same on file servers, hypervisors and backups.',
      'Disable the account it runs as, and all remote access it came through.',
      'Take backups offline before anything else can reach them.',
      'Find patient zero and the way in; restore only after it is closed and all credentials are changed.',
      'Close as false positive only with proof that mass changes of files were a tool’s work, such as encryption or backup.',
    ],
  },
  hacking_tool: {
    title: 'Hacking tool',
    steps: [
      'Name the tool, who ran it and from where; ask whether a penetration test or an administrator’s task is going on.',
      'If not announced, isolate the device: such a tool means hands on the keyboard, not a stray infection.',
      'See what it did: credentials read, hosts scanned, sessions opened.',
      'Follow the account and the addresses to other devices.',
      'Close as benign with the name of the tester and the time agreed.',
    ],
  },
  cryptomining: {
    title: 'Cryptomining',
    steps: [
      'Confirm by process, load and connections to a mining pool.',
      'Stop the process and remove its persistence: scheduled tasks, cron, services, images.',
      'Find how it came: an unpatched service, a leaked key, a weak password. The next visitor will not only mine.',
      'Search other hosts and cloud accounts for the same pool and wallet.',
      'Close when the way in is shut; as benign if the owner runs it knowingly and may.',
    ],
  },
  rootkit: {
    title: 'Rootkit suspected',
    steps: [
      'Do not trust the device’s own tools: compare with another scanner, from outside or from a rescue system.',
      'Check what was reported against the package manager’s checksums; updates and containers cause many false alarms.',
      'If it holds, isolate the device and take an image of memory and disk.',
      'Rebuild it from a clean image, and change all credentials that were used on it.',
      'Close as false positive if checksums agree and a second scanner finds nothing.',
    ],
  },
  unwanted_program: {
    title: 'Unwanted program',
    steps: [
      'Name the program and where it came from: bundled with a download, a browser extension, or installed on purpose.',
      'Remove it, and check for changed proxy, search and start-page settings.',
      'Look at what it may read: an extension in a browser sees every password typed.',
      'Ask the user what they needed it for, and offer an approved one.',
      'Close as benign if it is licensed or approved; add it to the allow-list by its signer.',
    ],
  },
  policy_violation: {
    title: 'Policy violated',
    steps: [
      'Read the rule, the user and what was blocked or only noted.',
      'Decide between mistake, ignorance and intent: how often, and after what?',
      'If data left the organisation or a control was switched off, treat it as a data leak or an intrusion.',
      'Tell the user or their manager, in the way the policy says; leave personal matters to personnel.',
      'Close as benign if there is an approved exception, and note it in the rule.',
    ],
  },
  process_activity: {
    title: 'Suspicious process',
    steps: [
      'Read the whole command line, the parent, the user and the signer; decode what is encoded.',
      'Is it an administrator’s, an installer’s or a management agent’s usual work on this kind of host?',
      'Look ten minutes back and ahead: downloads, new files, connections out, credentials read.',
      'If it does not fit, isolate the device and collect the script and the files.',
      'Close as benign with the tool or ticket that explains it; tune by path and signer, never by name alone.',
    ],
  },
  malicious_behavior: {
    title: 'Malicious behaviour',
    steps: [
      'Follow the chain of processes from its beginning: mail, browser, removable drive, remote session?',
      'See at which step it was stopped, and what had happened before.',
      'Isolate the device if anything reached memory, credentials or the network.',
      'Search the estate for the same parent, command line or dropped file.',
      'Close as false positive if the chain is a known program’s; add a narrow exception with its signer.',
    ],
  },
  memory_threat: {
    title: 'Malicious code in memory',
    steps: [
      'Note the injected process and what injected it; keep the device on and take its memory.',
      'Isolate the device: code in memory only is usually an implant with somebody behind it.',
      'Find the loader and its persistence, and the address it calls.',
      'Search the estate for that address and the loader’s hash.',
      'Close as false positive if the region belongs to known software: another protection agent, a JIT compiler, copy protection.',
    ],
  },
  exploit_attempt: {
    title: 'Exploit attempt',
    steps: [
      'See which program was attacked, by what file, page or address, and whether the attempt was blocked.',
      'Check that program’s version against the weakness.',
      'If it was not blocked, look for new child processes, files and connections from that moment on; isolate if there are any.',
      'Patch the program everywhere, the attacked device first.',
      'Close as true positive when nothing followed and it is patched; as benign if it was a vulnerability scan of your own.',
    ],
  },
  known_indicator: {
    title: 'Known bad indicator seen',
    steps: [
      'Look the indicator up: who lists it, since when, for what threat? Old addresses change owners.',
      'See what touched it: process, user, direction, and whether anything was transferred.',
      'If the contact came from an own device, look at that device as if it were infected.',
      'Search the last 90 days for the same and for related indicators.',
      'Close as false positive if the indicator is shared hosting or outdated, and take it off the list.',
    ],
  },
  file_change: {
    title: 'Watched file changed',
    steps: [
      'See which file changed, how, and by which user and process.',
      'Look for the update, deployment or change that it belongs to.',
      'If there is none, compare the content with a good copy: web roots, start-up scripts, keys and sudo rules first.',
      'Look at the sign-ins to that host just before.',
      'Close as benign with the change; leave out paths that change by themselves.',
    ],
  },
  file_access: {
    title: 'Unusual access to files',
    steps: [
      'Count: how many files, of what kind, by whom, against the usual for that person?',
      'Look for copies that follow: archives, removable drives, uploads, mail to private addresses.',
      'Ask the owner of the data whether the person needs it; ask personnel discreetly if they are leaving.',
      'If it spreads fast, think of ransomware and isolate.',
      'Close as benign if it is a migration, a backup or an index service.',
    ],
  },
  registry_change: {
    title: 'Registry changed',
    steps: [
      'Read key, value, process and user: run keys, services, security settings and LSA matter most.',
      'Look at the program that the value points to: path, signer, age, hash.',
      'Check whether software was installed or a policy rolled out at that time.',
      'If not, remove the entry after keeping a copy, and look for how the process came to run.',
      'Close as benign with the software or policy that set it.',
    ],
  },
  mobile_threat: {
    title: 'Threat on a mobile device',
    steps: [
      'See what it is: harmful app, jailbreak or root, risky network, phishing link.',
      'Block the device’s access to mail and files until it is clean; mobile management can do that alone.',
      'Have the owner remove app or profile, and update the system; wipe it if it was rooted.',
      'Reset the passwords that were used on it.',
      'Close as benign if it is an allowed app or a network that only lacks encryption.',
    ],
  },
  multi_stage_attack: {
    title: 'Attack in several stages',
    steps: [
      'Put its alerts in order of time: first access, execution, persistence, movement, aim. What is missing lies between.',
      'Escalate to the incident lead; name one person who decides.',
      'Contain all hosts and accounts in it together, so that the attacker is not warned by the first.',
      'Search for its indicators everywhere, and preserve logs beyond their usual time.',
      'Find the first access and shut it before anything is restored.',
      'Close when no host or account of it is left, and the story is written down.',
    ],
  },
  host_event: {
    title: 'Event on a host',
    steps: [
      'Read the rule and the log line: what happened, on which host, by which user or service?',
      'Check whether the host is a server that matters and whether the same happens elsewhere.',
      'Look for a change, an update or a restart that explains it.',
      'If it is part of something, set the category to what it is and follow that guidance.',
      'Close as benign otherwise, and tune the rule if it repeats every day.',
    ],
  },
  endpoint_detection: {
    title: 'Detection on a device',
    steps: [
      'Open it at its source and read the chain of processes; see whether it was blocked or only seen.',
      'Look at user, host and their last alerts: first of its kind, or one of many?',
      'Judge file, signer and address by more than one source.',
      'If in doubt and it was not blocked, isolate the device first and go on looking after.',
      'Close as false positive with the reason, and add an exception as narrow as possible.',
    ],
  },
};
