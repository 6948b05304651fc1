import type { Guidances } from './topic.ts';

export const cloud: Guidances = {
  cloud_audit: {
    title: 'Notable act in the cloud',
    steps: [
      'Read the audit entry: which identity did what to which resource, from which address and with which tool?',
      'Check whether that identity does this as a rule: pipeline, administrator, or never before?',
      'Look for the change or deployment it belongs to; ask its owner.',
      'If unexplained: revoke the identity’s keys and sessions, and list all it did in the last 24 hours, in all regions.',
      'Look for what stays: new users, keys, roles, functions, snapshots shared outwards.',
      'Close as benign with the deployment or ticket.',
    ],
  },
  cloud_attack: {
    title: 'Attack on the cloud',
    steps: [
      'Name the identity and the resource; revoke keys and sessions of the first, isolate the second by its security group.',
      'Take a snapshot before anything is deleted, and keep the audit logs of all regions.',
      'List what the identity did since its first unusual call: users, roles, keys, data read, machines started.',
      'Find where the key came from: code, a metadata service, a stolen laptop, a pipeline.',
      'Close when nothing the attacker made is left and the way in is shut.',
    ],
  },
  misconfiguration: {
    title: 'Cloud misconfiguration',
    steps: [
      'See what the setting exposes: to everybody, to all accounts, or only inside?',
      'Check what lies there; storage with personal data that the world can read is urgent.',
      'Read the access logs for strangers since the setting was made.',
      'Have the owner correct it in the code it is deployed from, and add a policy that prevents it.',
      'Close once a new scan is clean; as benign if it is meant to be public, with whose decision that was.',
    ],
  },
  toxic_combination: {
    title: 'Risks that make a way in together',
    steps: [
      'Read the path from the outside to the data, step by step: exposure, weakness, identity, data.',
      'Break it where that is quickest, mostly the exposure or the rights.',
      'Look whether somebody has already gone along it: sign-ins, calls with that identity, reads of that data.',
      'Have each owner mend their step, and note by when.',
      'Close when one step is surely cut and the rest is planned.',
    ],
  },
  cloud_risk: {
    title: 'Risk in the cloud',
    steps: [
      'See which resource, whose, and what an attacker would gain.',
      'Check whether it can be reached from outside and whether it holds data that matters.',
      'Have the owner correct it, or accept it in writing until a date.',
      'Read the logs for misuse if it was open.',
      'Close when a new scan no longer finds it.',
    ],
  },
  container: {
    title: 'Unusual in a container',
    steps: [
      'Name cluster, namespace, pod and image, and who deployed it.',
      'A shell, a package manager or a download in a running container is rarely meant: ask the team whether they were debugging.',
      'If not, cut the pod’s network by policy and keep it for evidence; do not just delete it.',
      'Look at its service account: what may it do, and what calls did it make?',
      'Check node and other pods for an escape, and scan the image.',
      'Redeploy from a clean image, then close.',
    ],
  },
  saas_activity: {
    title: 'Unusual activity in an online service',
    steps: [
      'Read who did what to which files or settings, and from where.',
      'Check for mass downloads, public links, new forwarding rules and newly consented apps.',
      'Ask the person, and their manager if they are leaving.',
      'If unexplained, end sessions, revoke app consents and take public links back.',
      'Close as benign with the explanation.',
    ],
  },
  data_exposure: {
    title: 'Data exposed',
    steps: [
      'See what data, how much, and since when it can be read by whom.',
      'Close the access first, then investigate.',
      'Read the access logs: was it found by strangers, and what did they take?',
      'Tell the owner and the privacy officer if people are named in it; deadlines may be running.',
      'Close as benign if the data is public by intention, as false positive if it is test data.',
    ],
  },
  unauthorized_access: {
    title: 'Unauthorised access',
    steps: [
      'See which resource was reached, as which identity, and whether the call succeeded.',
      'If it did: revoke the identity’s keys and sessions at once.',
      'List its calls over the last days from all addresses; the first unusual one is the beginning.',
      'Look for copies of data and for things made to stay.',
      'Close as benign if it is a pipeline or partner with a right to it.',
    ],
  },
  penetration_test: {
    title: 'Tools of penetration testers',
    steps: [
      'Ask whether a test is agreed: who, from which addresses, until when?',
      'If it is, compare address and time exactly, and close as benign with the tester’s name.',
      'If not, treat the identity behind it as stolen: revoke keys and sessions.',
      'List what it has read and made.',
    ],
  },
};
