import type { Guidances } from './topic.ts';

export const attackSurface: Guidances = {
  exposed_service: {
    title: 'Service open to the Internet',
    steps: [
      'Confirm from outside that the port answers, and what answers: product, version, log-in page, default certificate.',
      'Find the owner of the address in the inventory; if nobody owns it, it is shadow IT and belongs to the security lead.',
      'Ask whether it must be reachable by everybody. If not, close it or put it behind VPN or an allow-list today; databases and RDP at once.',
      'Check its logs for sign-ins and requests from strangers since it was opened.',
      'Verify from outside that it is closed, then close as true positive; as benign if it is meant to be public, and note by whose decision.',
    ],
  },
  known_cve: {
    title: 'Known vulnerability',
    steps: [
      'Confirm product and version on the system itself; banners often hide patches that distributions back-port.',
      'Judge the urgency: is it in CISA’s KEV list, is there a public exploit, is the system reachable from the Internet?',
      'If it is exploited in the wild, look for signs of compromise before patching; a patch does not remove an intruder.',
      'Have the owner patch within the policy’s time, or reduce exposure: switch the feature off, restrict access, add a WAF rule.',
      'Scan again and close as true positive when it is gone; as false positive if the version is not affected, with the evidence.',
    ],
  },
  subdomain_takeover: {
    title: 'Subdomain that can be taken over',
    steps: [
      'Resolve the name: does its CNAME or NS point to a service where the resource no longer exists?',
      'Check at once whether somebody else already serves content there, and what.',
      'Remove the DNS record, or claim the resource at the provider again, today; it takes an attacker minutes.',
      'If it was taken, look at what cookies, OAuth redirects and mail settings trust that name.',
      'Ask the owner of the retired service why the record stayed, and search for others from the same clean-up.',
      'Close when the name no longer resolves or answers with own content.',
    ],
  },
  certificate: {
    title: 'Certificate at fault',
    steps: [
      'Fetch the certificate from the host: names, issuer, dates, chain. Is it the one that was reported?',
      'Expired or expiring: have the owner renew it, and automate the renewal.',
      'Issued by an authority nobody here uses: ask the owners of the domain; if nobody ordered it, treat it as preparation of phishing.',
      'Weak key, old protocol or wrong name: have it replaced with the next change, sooner if people sign in there.',
      'Check again from outside, then close; as benign if the host is retired or internal.',
    ],
  },
  misconfiguration: {
    title: 'Misconfiguration',
    steps: [
      'Reproduce the finding: which setting, on which resource, and what does it let a stranger do?',
      'Rate it by that: data readable or writable by anybody is urgent, a missing header is not.',
      'Have the owner correct it in the template or pipeline, not only by hand, or it will be back.',
      'Where access was open, read the logs for strangers who used it.',
      'Check again and close as true positive; as benign if it is an accepted exception, with who accepted it and until when.',
    ],
  },
  defacement: {
    title: 'Web site defaced',
    steps: [
      'Confirm from a second network, and keep a screenshot and the page’s source with the time.',
      'Call the owner of the site and take it offline, or put a static page before it.',
      'Preserve web, database and CMS logs; find the way in: stolen account, plug-in, upload, supplier.',
      'Look for web shells and added accounts, and assume that data on the server was read.',
      'Restore from a clean copy after the hole is closed, and change all passwords and keys of the server.',
      'Tell communications before the press asks.',
    ],
  },
  third_party_risk: {
    title: 'Supplier at risk',
    steps: [
      'Find out what the supplier holds or reaches here: data, VPN, mail, software, keys.',
      'Ask its security contact what happened, when, and whether data or access of this organisation is affected; set a time for the answer.',
      'Until then restrict its access: disable its accounts, rotate shared keys, watch its connections.',
      'Search logs for its accounts and addresses since the day of its incident.',
      'Tell procurement and the privacy officer where the contract or the law demands it.',
      'Close as benign if nothing of this organisation is reached, with the supplier’s written answer.',
    ],
  },
};
