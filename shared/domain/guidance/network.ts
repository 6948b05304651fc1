import type { Guidances } from './topic.ts';

export const network: Guidances = {
  malware_traffic: {
    title: 'Traffic of malware',
    steps: [
      'Find the inside host and the process behind the connection, over DHCP, proxy and endpoint logs.',
      'Check whether the destination answered and how much went out.',
      'Isolate the host and look for the malware; block the destination at firewall, proxy and resolver.',
      'Search all logs for other hosts that spoke to the same address, domain or JA3/JA4 fingerprint.',
      'Close as false positive if the destination is a known service and payload or process explain the match.',
    ],
  },
  exploit_success: {
    title: 'Exploit that seems to have worked',
    steps: [
      'Take it as real until shown otherwise: escalate, and isolate the host that was hit.',
      'Look for what follows: new processes of the service, new files in web roots, connections out, new accounts.',
      'Preserve memory, disk and logs before patching or restarting.',
      'Search for the attacker’s address at all other hosts.',
      'Close as false positive only if the response shows that the attempt failed, for example by an error page.',
    ],
  },
  malicious_site: {
    title: 'Malicious site contacted',
    steps: [
      'See whether the request was blocked, and what was loaded or sent if it was not.',
      'Look the site up: what does it serve, since when, and is it a hacked site of a good name?',
      'Ask or see how the user came there: mail, search, advertisement, redirect.',
      'If something was loaded or typed, check the device and reset the password.',
      'Block the site and close; as false positive if several sources call it clean.',
    ],
  },
  suspicious_traffic: {
    title: 'Suspicious traffic',
    steps: [
      'Name both ends: which host and process inside, which owner and country outside?',
      'Compare with that host’s usual peers, ports, hours and volumes.',
      'Look at the content where you can: DNS names, TLS certificate, first bytes.',
      'If nobody can explain it, block the peer and look at the host as if it were infected.',
      'Close as benign with the application that explains it, and write it into the rule.',
    ],
  },
  intrusion_detection: {
    title: 'Intrusion signature matched',
    steps: [
      'Read the signature and the payload: what does it look for, and is it there?',
      'Check direction and answer: an attempt from the Internet that got no answer is background noise.',
      'See whether the target runs the software in question, in a weak version.',
      'If it does, look at its logs and processes from that moment on.',
      'Close as benign if the target cannot be hit; as false positive if the payload is harmless, and tune the signature for that host.',
    ],
  },
  threat_intelligence: {
    title: 'Match with threat intelligence',
    steps: [
      'Read the context of the indicator: threat, confidence, first and last seen; feeds forget to expire.',
      'Find what here touched it, when, in which direction, and whether it answered.',
      'If an own host called out, look at that host as if it were infected.',
      'Search for the other indicators of the same report.',
      'Close as benign if nothing of yours touched it; as false positive if it is shared or long reassigned.',
    ],
  },
  data_leak: {
    title: 'Data leaving',
    steps: [
      'Find out what left, how much, whose it is, where to and by which account; sample the content.',
      'Ask the owner of the data whether the transfer is known; many are backups, partners or private clouds used for work.',
      'If it is not: stop it by blocking destination and account, and preserve the evidence.',
      'Decide between mistake, insider and intruder; involve personnel and counsel before you speak to a suspect.',
      'Tell the privacy officer at once if personal data is in it: 72 hours may be running.',
      'Close as benign with the business reason and its owner.',
    ],
  },
  denial_of_service: {
    title: 'Denial of service',
    steps: [
      'Confirm that the service suffers, from outside: is it slow, down, or only noisy?',
      'Tell floods of bandwidth from floods of requests: the first is the carrier’s to filter, the second the WAF’s or CDN’s.',
      'Switch the agreed protection on, and call the provider’s hotline with sources, ports and rates.',
      'Watch other systems meanwhile: noise may cover an intrusion.',
      'If an own host is the source, isolate it: it is part of a botnet or misused as an amplifier.',
      'Close as benign if a scan, a campaign or a monitoring tool made the load.',
    ],
  },
  security_event: {
    title: 'Security event',
    steps: [
      'Read the original record: the product’s own words say more than the title.',
      'Name host, user and address in it, and whether the product blocked or only reported.',
      'Look for other alerts about the same in the hour before and after.',
      'If it is part of something, set module and category and follow that guidance.',
      'Close as benign otherwise, and ask for less of it at the source if it repeats.',
    ],
  },
  firewall: {
    title: 'Firewall event',
    steps: [
      'See whether it was allowed or denied, and between which zones.',
      'Denied from outside: noise, unless one source tries many ports or hosts.',
      'Denied from inside: find the host and process; malware and misconfigured software look the same here.',
      'Allowed against policy: find the rule that let it through and who asked for it.',
      'Close as benign with the reason, and tune what is logged as an alert.',
    ],
  },
  configuration_change: {
    title: 'Configuration changed',
    steps: [
      'See who changed what, from where, and when; compare with the change calendar.',
      'Ask the administrator by telephone if there is no ticket.',
      'If it was not them: take the change back, lock the account, and look for further changes.',
      'Check what the change opened: rules, VPN users, logging that was switched off, management access.',
      'Close as benign with the ticket.',
    ],
  },
  infrastructure_change: {
    title: 'Infrastructure changed',
    steps: [
      'Name the new or changed device or service, where it is, and who owns it.',
      'Look for the change or purchase it belongs to.',
      'If nobody owns it, move it to a quarantine network and look for it on site.',
      'See whom it has talked to since it appeared.',
      'Close as benign with its owner, and add it to the inventory.',
    ],
  },
  industrial_control: {
    title: 'Unusual in an industrial network',
    steps: [
      'Call the plant’s operator before touching anything: safety first, and never scan or isolate on your own.',
      'Ask whether maintenance, a supplier’s remote session or a programme change is going on.',
      'See which station sent which command to which controller, and whether it may.',
      'If unexplained, have remote access cut and programmes compared with the last good copy.',
      'Close as benign with the operator’s name and what they confirmed.',
    ],
  },
  protocol_anomaly: {
    title: 'Protocol anomaly',
    steps: [
      'See which rule of the protocol was broken, and by which end.',
      'Check for the usual causes: lossy links, middle boxes, old devices, capture with gaps.',
      'Look for tunnels: DNS with long names, HTTP on odd ports, TLS without a certificate.',
      'If one host does it to many, or one pair all day, look at that host.',
      'Close as benign if a device or path explains it, and tune the rule for it.',
    ],
  },
  automatic_response: {
    title: 'Automatic response taken',
    steps: [
      'See what was blocked or isolated, why, and for how long.',
      'Read the detection behind it and decide whether it was right; that is the incident to work on.',
      'If it was wrong, lift the block and tell those affected.',
      'If it was right, make the containment last before the automatic one ends.',
      'Close together with the detection it belongs to.',
    ],
  },
  sensor_health: {
    title: 'Sensor unhealthy',
    steps: [
      'See which sensor is silent, late or losing packets, and since when.',
      'Tell its administrator; until it is mended, nobody sees that part.',
      'Rule out that somebody switched it off: sign-ins and changes just before.',
      'Once it is back, see whether the missed time can be read from other logs.',
      'Close when it delivers again.',
    ],
  },
  informational: {
    title: 'For information',
    steps: [
      'Read it once: does it say anything about host, user or time that fits another open incident?',
      'If so, link it in a note there.',
      'Otherwise close as benign, in bulk with its like.',
    ],
  },
};
