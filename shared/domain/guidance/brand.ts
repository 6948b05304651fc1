import type { Guidances } from './topic.ts';

export const brand: Guidances = {
  phishing_site: {
    title: 'Phishing site in the brand’s name',
    steps: [
      'Open the page in a sandbox, never in your own browser; keep a screenshot, the address, the hoster and where the form sends to.',
      'Block the domain and its address at mail gateway, proxy and resolver.',
      'Search mail and proxy logs for people who received or opened it; reset the passwords of those who typed anything.',
      'Report it to hoster, registrar and Safe Browsing, with the evidence; note when, and ask again after 24 hours.',
      'Tell customer support and, where customers are being written to, have a warning published.',
      'Close as true positive once it is down and stays down for two days; as false positive if it is an own or a partner’s page.',
    ],
  },
  typosquat: {
    title: 'Look-alike domain',
    steps: [
      'Check registrar, date, name servers, MX records and the page: parked, for sale, in use, or set up to send mail?',
      'Ask the brand owner and marketing whether it is an own or a partner’s registration.',
      'Block it for incoming mail now if it has an MX record; business e-mail compromise begins that way.',
      'Search mail and proxy logs for the domain over the last 30 days.',
      'If it is used against the brand, ask the registrar to suspend it, or start a UDRP complaint with counsel.',
      'If it is parked and harmless, watch it for changes and close as benign.',
    ],
  },
  fake_profile: {
    title: 'Fake profile',
    steps: [
      'Save screenshots, the profile’s address and id, and whom it follows and writes to, before reporting it.',
      'Ask the person or the social media team whether the profile is theirs.',
      'Report it to the platform as impersonation; most want it from the person or from the trademark’s owner.',
      'Warn those it has written to, and help desk and finance if it poses as an executive.',
      'Close as true positive when it is removed; as false positive if it is real, a fan’s or plainly satire.',
    ],
  },
  fake_app: {
    title: 'Fake app',
    steps: [
      'Note store, package name, developer account, number of downloads and the hash of the file.',
      'Ask the product team whether it is an own, an old or a partner’s release.',
      'Have the file analysed: permissions, addresses it talks to, signs of stealing credentials.',
      'Report it to the store as impersonation or malware, with the analysis; block its addresses and hash.',
      'Warn customers through the official app and support if it was downloaded.',
      'Close as true positive when it is gone from the store; mirrors are incidents of their own.',
    ],
  },
  brand_abuse: {
    title: 'Brand abused',
    steps: [
      'Look at it in a sandbox and keep a copy: logo, name, text or product, and what the visitor is asked to do.',
      'Decide whether somebody is deceived. If credentials or money are asked for, treat it as a phishing site.',
      'Ask marketing and legal whether it is a licensed reseller or partner.',
      'Have it removed by platform or hoster, by trademark or copyright complaint.',
      'Close as benign if it is fair use: press, reviews, resale of genuine goods.',
    ],
  },
  physical_threat: {
    title: 'Threat to people or places',
    steps: [
      'Call physical security or the person in charge at the site at once; do not wait for proof.',
      'Save the post, its author and time; note place, date, persons and means it mentions.',
      'If somebody may be in danger now, have the police called and write down when and by whom.',
      'Tell the people threatened, through their manager or personnel.',
      'Close when physical security says that it is dealt with.',
    ],
  },
};
