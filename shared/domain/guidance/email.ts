import type { Guidances } from './topic.ts';

export const email: Guidances = {
  phishing: {
    title: 'Phishing mail',
    steps: [
      'Read the headers: real sender, SPF, DKIM and DMARC results, reply-to. Open links and attachments in a sandbox only.',
      'Search all mailboxes for the same sender, subject, link or hash, and remove every copy.',
      'Find who clicked, from proxy, DNS and sign-in logs; reset passwords and end sessions of those who typed anything.',
      'Block the sender’s domain, the link and the hash at gateway, proxy and endpoint.',
      'Check the mailboxes of those who were caught for new forwarding rules and consented apps.',
      'Close as true positive when every copy is gone; as false positive if it is a real mail or a phishing exercise, and thank the reporter.',
    ],
  },
  impersonation: {
    title: 'Impersonated sender',
    steps: [
      'Compare display name, address and reply-to with the person it claims to be; ask that person by telephone, never by answering.',
      'Find out what is asked for: payment, change of bank details, gift cards, a document.',
      'If anything was paid, call the bank’s fraud desk at once: within hours a transfer can often be stopped.',
      'Check whether the sender’s real mailbox is taken over: sign-ins, forwarding rules, sent mail.',
      'Remove all copies, block the address, and warn finance and the person impersonated.',
      'Close as false positive if the person confirms it on another channel.',
    ],
  },
  suspicious_mail: {
    title: 'Suspicious mail',
    steps: [
      'Read headers and body in a safe view: does sender, reply-to and link belong to whom it claims?',
      'Open links and attachments in a sandbox; look the domain’s age and the hash up.',
      'Decide: phishing, impersonation, spam or harmless; set the category and follow its guidance.',
      'If it is bad, search for and remove copies in all mailboxes, and find who clicked.',
      'Close as false positive if it is a known sender’s, and allow it at the gateway only by a narrow rule.',
    ],
  },
  spam: {
    title: 'Spam',
    steps: [
      'Make sure that it is only spam: no log-in page behind the link, no attachment that runs.',
      'Check whether it came through or was held by the filter; report what came through to its vendor.',
      'If it is sent from an own account, treat that account as taken over.',
      'If one mailbox is flooded, look for a real alert hidden beneath: a purchase, a transfer, a changed password.',
      'Otherwise close as benign.',
    ],
  },
  malware: {
    title: 'Malware in mail',
    steps: [
      'Find out whether it was delivered or stopped, to whom, and who opened the attachment or the link.',
      'Remove every copy and block hash, sender and link.',
      'On each device where it was opened, look for child processes of the mail or office program, and for connections out; isolate if there are any.',
      'Have the file detonated in a sandbox and search the estate for the indicators it yields.',
      'Close as true positive when no device ran it or all are clean; as false positive if the vendor confirms the file to be clean.',
    ],
  },
  mail_server: {
    title: 'Event of a mail server',
    steps: [
      'Read what the server reports: refused relays, failed log-ins, a queue that grows, a changed setting.',
      'Failed log-ins from many addresses: check that no account succeeded afterwards, and that a second factor is demanded.',
      'A growing queue or refused mail: look for an own account or host that sends in bulk.',
      'Changed settings or transport rules: ask the administrator whether it was them.',
      'Close as benign if it is background noise of the Internet that the server refuses, and tune the rule.',
    ],
  },
};
