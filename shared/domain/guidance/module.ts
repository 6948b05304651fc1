import type { Module } from '../incident.ts';
import type { Guidance } from './topic.ts';

/** Where the category is unknown, or says nothing that anybody could act on. */
export const byModule: Readonly<Record<Module, Guidance>> = {
  dark_web: {
    title: 'Seen on the dark web',
    steps: [
      'Read the source or a copy of it: what is offered or claimed, by whom, when?',
      'Decide whether it is about this organisation or only a keyword that fits.',
      'Check whether the accounts, systems or data it names exist here, and make stolen credentials useless.',
      'Escalate what speaks of access or of data that is real; never contact the seller.',
      'Close as false positive if it is about somebody else, as benign if it is old.',
    ],
  },
  brand: {
    title: 'Misuse of the brand',
    steps: [
      'Look at it in a sandbox and keep a copy with address and time.',
      'Ask the brand owner whether it is an own, a partner’s or a stranger’s.',
      'If it deceives anybody, block it inside and ask hoster, registrar or platform to remove it.',
      'Warn those it is aimed at.',
      'Close when it is gone, or as benign if it is fair use.',
    ],
  },
  attack_surface: {
    title: 'Weakness that can be seen from outside',
    steps: [
      'Confirm it from outside, on the asset itself.',
      'Find the asset’s owner, and what a stranger could gain.',
      'Reduce the exposure first if it is urgent, then have it corrected.',
      'Read the logs for anybody who found it earlier.',
      'Check again from outside before closing.',
    ],
  },
  endpoint: {
    title: 'Incident on a device',
    steps: [
      'Read the chain of processes: what started it, and was it stopped?',
      'See whose device it is, and what else was reported about it.',
      'Isolate it if in doubt; that can be undone.',
      'Search other devices for the same file, command line or address.',
      'Close when it is clean, or as false positive with the reason.',
    ],
  },
  identity: {
    title: 'Incident of an account',
    steps: [
      'Compare address, device, time and second factor with the account’s usual.',
      'Ask its owner on a channel other than mail.',
      'If it was not them, end the sessions first, then reset the password.',
      'List what was done and added since the first odd sign-in.',
      'Close as benign with the owner’s explanation.',
    ],
  },
  network: {
    title: 'Incident in the network',
    steps: [
      'Name both ends: the host and process inside, the owner outside.',
      'See the direction, and whether there was an answer.',
      'Look for other alerts about either end in the hour before and after.',
      'If an own host calls out without reason, look at it as if it were infected.',
      'Close as benign with what explains it.',
    ],
  },
  email: {
    title: 'Incident with mail',
    steps: [
      'Read headers, links and attachments in a safe view.',
      'Find all copies, and who opened, clicked or answered.',
      'Remove the copies and block sender, link and hash.',
      'Reset the passwords of those who typed any.',
      'Close as false positive if the sender is who they claim to be.',
    ],
  },
  cloud: {
    title: 'Incident in the cloud',
    steps: [
      'Read the audit entry: identity, call, resource, address.',
      'Ask the resource’s owner whether a deployment or a person explains it.',
      'If not, revoke the identity’s keys and sessions and list all its calls, in all regions.',
      'Look for what was made to stay: users, keys, roles, public shares.',
      'Close as benign with the deployment or ticket.',
    ],
  },
  application: {
    title: 'Incident in an application',
    steps: [
      'Read the request and the answer: was it refused?',
      'Look at the application’s log and server from that moment on.',
      'Block the pattern, and tell the developers where the weak place is.',
      'Look for the same at other applications.',
      'Close as benign if it was refused and cannot do harm.',
    ],
  },
};
