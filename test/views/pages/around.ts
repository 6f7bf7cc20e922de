/** What stands around pages: the menu of the console, the other ways into Zendesk. */
export const fallback = {
  normal: 'https://contoso.zendesk.com/access/normal',
  bypass: 'https://contoso.zendesk.com/access/sso_bypass',
}

/** As many entries as the console will ever have, so that the frame is tried at its fullest. */
export const nav = ['Apps', 'Members', 'Safeguards', 'Audits', 'Events', 'Jobs', 'Settings'].map((label) => ({
  label,
  href: `/admin/${label.toLowerCase()}`,
  isCurrent: label === 'Apps',
}))
