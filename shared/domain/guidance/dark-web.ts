import type { Guidances } from './topic.ts';

export const darkWeb: Guidances = {
  credential_leak: {
    title: 'Leaked credentials',
    steps: [
      'Look each account up in the directory: does it exist, is it active, and has its password changed since the date of the leak?',
      'Reset the passwords of active accounts and end their sessions and tokens; a new password alone leaves stolen cookies working.',
      'Search sign-ins since the leak for addresses, countries and devices new to each account; open an incident for every one that succeeded.',
      'If it comes from stealer malware, find the device: isolate it if it is managed, tell its owner if it is private. Everything saved in its browser is lost.',
      'Tell the account owners what leaked and where else not to use that password; tell the privacy officer if customers’ accounts are among them.',
      'Close as benign if every password was changed after the leak or the accounts are gone; as a duplicate if the same list is sold again.',
    ],
  },
  breach_mention: {
    title: 'Mentioned in a breach or on a forum',
    steps: [
      'Read the post itself or a copy of it: what is claimed, by whom, when, and does the author have a record of claims that held?',
      'Ask for a sample through the intelligence vendor and compare it with real data; never contact or pay the seller yourself.',
      'If the sample is real, date it and find the system it comes from: own, or a supplier’s. Preserve that system’s logs now.',
      'Tell the security lead and the privacy officer before anyone else; notification deadlines may run from this moment.',
      'Close as false positive if it is another organisation of a similar name, as benign if it is old data posted again.',
    ],
  },
  ransomware_listing: {
    title: 'Listed by a ransomware group',
    steps: [
      'Confirm the name, the web address and the countdown on the listing; similar names and suppliers are often mistaken for each other.',
      'Escalate at once to the incident lead and management, by telephone: mail may be read by the intruders.',
      'Look for the intrusion as if it were still going on: new administrators, remote access tools, large uploads, deleted backups, disabled protection.',
      'Secure backups offline and preserve logs and memory before anything is cleaned.',
      'Check the proof files for personal data and involve the privacy officer, counsel and the insurer; answer the group only through them.',
      'Close as false positive only once the listing is shown to be about somebody else.',
    ],
  },
  access_sale: {
    title: 'Access offered for sale',
    steps: [
      'Collect what the offer tells: kind of access (VPN, RDP, web shell, cloud), rights, revenue, country, number of hosts. Does it fit?',
      'List every way in of that kind and look for sign-ins from unusual networks, new accounts and new multi-factor devices in the last 60 days.',
      'Reset the credentials of that way in, end its sessions, and demand a second factor there; patch the appliance if it has a known hole.',
      'Hunt for web shells, tunnels and remote access tools on what faces the Internet.',
      'Escalate to the incident lead: buyers use such access within days, mostly for ransomware.',
      'Close as false positive if the details rule the organisation out; write down which.',
    ],
  },
  card_leak: {
    title: 'Payment cards leaked',
    steps: [
      'Compare the first digits and the last four with cards issued or used here; never copy whole numbers into a note.',
      'Have the issuing bank block and replace the cards that match.',
      'If cards of many holders share a shop, check that shop’s payment page for changed scripts.',
      'Tell the fraud team and whoever answers for PCI DSS; both have deadlines.',
      'Close as benign if all cards have expired or are blocked already.',
    ],
  },
  data_leak: {
    title: 'Code, keys or documents in public',
    steps: [
      'Open the source and decide what it is: secrets, source code, internal documents or personal data. Save a copy as evidence.',
      'Revoke and replace every key, token and password in it before asking for removal; copies are made within minutes.',
      'Search the logs of each key’s service for use since the day it was published.',
      'Find who published it and have it taken down, the history of the repository included.',
      'Tell the owner of the data, and the privacy officer if people are named in it.',
      'Close as benign if it was meant to be public or holds example values only.',
    ],
  },
  digital_risk: {
    title: 'Found outside by monitoring',
    steps: [
      'Open the finding at its source and decide whether it is about this organisation at all.',
      'Decide what it is: leaked credentials, an offer of access, impersonation or talk; then set the category and follow its guidance.',
      'Check whether people, systems or data named in it exist here.',
      'Tell the owner of what is affected; escalate if money, safety or personal data is at stake.',
      'Close as false positive if a keyword matched by chance, and narrow the keyword.',
    ],
  },
  threat_report: {
    title: 'Report about a threat',
    steps: [
      'Read whom it concerns: industry, region, products. Stop here if none fits, and close as benign.',
      'Search the last 90 days for the indicators of the report.',
      'Check whether the weaknesses it names are patched and the techniques it names are detected.',
      'Open an incident for every hit, and link this one in its note.',
      'Tell those who run the affected products what to do by when.',
    ],
  },
};
