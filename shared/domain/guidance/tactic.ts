import type { Guidances } from './topic.ts';

/** ATT&CK’s tactics, and what products say in any module, where the module itself has no more to say. */
export const anywhere: Guidances = {
  reconnaissance: {
    title: 'Reconnaissance',
    steps: [
      'Tell outside from inside: scans from the Internet are weather, scans from an own host are an incident.',
      'See what answered, and whether the same source came back to it.',
      'For an own host, ask its owner whether a scanner or a tester is at work; if not, look at it as if it were infected.',
      'Close what answered and should not.',
      'Close as benign if it came from outside and found nothing, or if the scanner is known.',
    ],
  },
  resource_development: {
    title: 'Attack being prepared',
    steps: [
      'See what was set up against the organisation: domains, certificates, accounts, pages, malware.',
      'Block it in advance at mail gateway, proxy and resolver.',
      'Search the last 30 days for first contacts with it.',
      'Warn those who would be the target; keep watching it for the day it is used.',
      'Close as benign if it is not aimed at this organisation.',
    ],
  },
  initial_access: {
    title: 'First access',
    steps: [
      'Name the way in: mail, web application, remote access, removable drive, supplier, valid account.',
      'See whether it succeeded: what ran or signed in right after?',
      'If it did, isolate the host or end the sessions, and look for persistence and movement from there.',
      'Shut the way in for all, not only for this host or account.',
      'Close as benign if it was stopped at the door and the door holds.',
    ],
  },
  execution: {
    title: 'Suspicious execution',
    steps: [
      'Read the command line, decode it, and follow parents to the beginning.',
      'Decide whether it is an administrator’s or a tool’s usual work on that host.',
      'Look for what it loaded, wrote and connected to.',
      'If unexplained, isolate the host and collect script and memory.',
      'Close as benign with the tool or ticket; tune by path and signer.',
    ],
  },
  persistence: {
    title: 'Something set up to stay',
    steps: [
      'See what starts it: service, task, run key, cron, login item, added account or key, consented app.',
      'Look at what is started: path, signer, age; compare with other hosts of the kind.',
      'Look for the installation or change it belongs to.',
      'If there is none, keep a copy, remove it, and look for how it came and for a second one.',
      'Close as benign with the software that made it.',
    ],
  },
  privilege_escalation: {
    title: 'Rights being raised',
    steps: [
      'See who gained which rights, by which means: exploit, misconfiguration, stolen token, added group.',
      'Ask the administrator whether it was meant.',
      'If not: take the rights back, end the sessions, and isolate the host.',
      'List what was done with them; after domain administrator rights treat the domain as compromised.',
      'Patch or correct what made it possible, then close.',
    ],
  },
  defense_evasion: {
    title: 'Protection being evaded',
    steps: [
      'See what was hidden or switched off: agent, logging, firewall, exclusions, cleared logs.',
      'Switch it back on at once, centrally, and see whether it stays on.',
      'Ask the administrator; installers and tuning scripts do this too, but with a ticket.',
      'Look at the minutes after it: whatever needed the dark happened there.',
      'If unexplained, isolate the host and escalate.',
    ],
  },
  credential_access: {
    title: 'Attempt to get credentials',
    steps: [
      'See which store or service was touched (LSASS, SAM, NTDS, browser, key vault, Kerberos tickets), and by what.',
      'Check whether it was stopped or whether anything was read.',
      'If it was read, reset all accounts whose secrets lay there, and end their sessions.',
      'Isolate the host, and search for sign-ins with these accounts since.',
      'Close as benign if a known backup or security product did it.',
    ],
  },
  discovery: {
    title: 'Looking around inside',
    steps: [
      'See who asked for what: users, groups, shares, hosts, cloud resources; and how quickly one after another.',
      'Decide whether inventory software, an administrator or a tester explains it.',
      'If not, look at what happened before it on that host or account: this is an intruder’s second step.',
      'Isolate the host or end the sessions before the third.',
      'Close as benign with the tool or person.',
    ],
  },
  lateral_movement: {
    title: 'Movement between hosts',
    steps: [
      'Draw the line: from which host, with which account, to which host, by RDP, SMB, WinRM, SSH or a tool?',
      'Ask whether an administrator or a deployment did it.',
      'If not, isolate both ends and disable the account; look for a third.',
      'See what ran on the target, and which credentials lay there.',
      'Escalate: somebody is at work right now.',
      'Close as benign with the job or administrator that explains it.',
    ],
  },
  collection: {
    title: 'Data being gathered',
    steps: [
      'See what is gathered, where it is put (archives, staging folders, mailbox rules), and by whom.',
      'Look for it leaving: uploads, cloud storage, mail, removable drives.',
      'Ask the owner of the data; stop the account if they do not know of it.',
      'Keep the staged files as evidence of what was taken.',
      'Close as benign if it is a backup, an export or legal discovery.',
    ],
  },
  command_and_control: {
    title: 'Command and control',
    steps: [
      'Find the host and process that call out; look at interval, size and destination.',
      'Isolate the host, leave it on, and block the destination everywhere.',
      'Search all logs for other hosts that called the same address, domain or fingerprint.',
      'Find the implant, its persistence and what it was told to do; look for movement to other hosts.',
      'Escalate if somebody is active on it.',
      'Close as false positive if the destination is a known service (updates, telemetry, VPN) and the process fits.',
    ],
  },
  exfiltration: {
    title: 'Data being taken out',
    steps: [
      'See how much went where, by which process and account; sample what it was.',
      'Block destination and account, isolate the host, and preserve the evidence.',
      'Ask the owner of the data whether the transfer is known.',
      'Tell the security lead and the privacy officer if it is not; deadlines may be running.',
      'Find what came before: taking data out is a late step.',
      'Close as benign with the business reason and its owner.',
    ],
  },
  impact: {
    title: 'Damage being done',
    steps: [
      'Stop it first: isolate hosts, disable accounts, take backups offline.',
      'Call the incident lead; name what is destroyed, encrypted, stopped or changed.',
      'Find the account and host it is done from, and everything else they touch.',
      'Restore only after the way in is shut.',
      'Close as benign if maintenance or a migration explains it.',
    ],
  },
  targeted_attack: {
    title: 'Targeted attack',
    steps: [
      'Escalate at once, and speak of it on a channel that the attacker cannot read.',
      'Read what is known of the group: its ways in, its tools, its aims.',
      'Hunt for these over all hosts and accounts before acting on one of them.',
      'Contain all at the same time, and preserve evidence first.',
      'Close as false positive only after a second analyst agrees.',
    ],
  },
  insider_activity: {
    title: 'Insider activity',
    steps: [
      'Involve personnel and counsel before you look further; there are rules for this.',
      'Collect facts, not judgements: what was accessed, copied, sent, and when.',
      'Do not speak to the person or their colleagues yet.',
      'Limit their access quietly if harm is near.',
      'Restrict who reads this incident’s notes; close with what personnel decided.',
    ],
  },
  unusual_activity: {
    title: 'Unusual activity',
    steps: [
      'See what is unusual: the time, the peer, the volume, the act; and against which baseline.',
      'Ask whether something changed: new software, new role, new office, holiday duty.',
      'Look for a second sign that points the same way.',
      'With a second sign, set the category to what it is and act; without one, watch it for a day.',
      'Close as benign with the explanation, so that the model learns.',
    ],
  },
  threat_detection: {
    title: 'Threat detected',
    steps: [
      'Open it at its source and read the evidence: what was seen, on what, and was it stopped?',
      'Name host, identity and address, and look for other alerts about them.',
      'Decide what it is, set the category, and follow that guidance.',
      'If it was not stopped and you are in doubt, contain first.',
      'Close as false positive with the reason.',
    ],
  },
  detection_rule: {
    title: 'Detection rule matched',
    steps: [
      'Read the rule: what is it meant to find, and which events made it match?',
      'Check these events at their source; see host, user and time.',
      'Decide whether they are an attack, an administrator’s work or noise.',
      'If an attack, set the category and follow its guidance.',
      'Otherwise close as false positive and write the exception, as narrow as possible.',
    ],
  },
  log_event: {
    title: 'Log entry',
    steps: [
      'Read the entry as it came, and those before and after it on the same host.',
      'Decide whether it says anything about security; ask who wanted it as an alert, and why.',
      'If it does, set module, category and severity.',
      'Otherwise close as benign and have it filtered at the source.',
    ],
  },
};
