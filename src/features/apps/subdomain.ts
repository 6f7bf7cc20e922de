/** Reads what somebody typed for their Zendesk subdomain: a name, a zendesk.com host or a whole address. */

export type SubdomainOutcome = { kind: 'subdomain'; subdomain: string } | { kind: 'refused'; why: string }

/** Zendesk's own sites, which are no customer's account. */
const zendesksOwn = new Set(['www', 'support', 'developer', 'developers', 'status', 'help'])

/** Lower-case, without `.zendesk.com`. Any other host is refused with the reason. Never throws. */
export function readSubdomain(typed: string): SubdomainOutcome {
  const text = typed.trim()
  if (text === '') return refused('Enter the subdomain of your Zendesk account, such as “acme” for acme.zendesk.com.')
  const host = /[/:@?#\\]/.test(text) ? hostOf(text) : text.toLowerCase()
  if (host === undefined) {
    return refused(
      'This is neither a subdomain nor the address of a Zendesk account. Enter “acme” or “acme.zendesk.com”.',
    )
  }
  const subdomain = host.endsWith('.zendesk.com') ? host.slice(0, -'.zendesk.com'.length) : host
  if (subdomain.includes('.')) return refused(host.endsWith('.zendesk.com') ? nested : customDomain)
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(subdomain)) {
    return refused('A subdomain has 3 to 63 letters (a to z), digits or hyphens, with no hyphen at either end.')
  }
  if (zendesksOwn.has(subdomain)) {
    return refused(`${subdomain}.zendesk.com is a site of Zendesk itself. Enter the subdomain of your own account.`)
  }
  return { kind: 'subdomain', subdomain }
}

const customDomain =
  'A custom (host-mapped) domain cannot take the hand-off: per Zendesk’s documentation (article 4408845838874), tokens ' +
  'are posted to the native zendesk.com subdomain, even where a custom domain exists. Enter that subdomain; in Zendesk ' +
  'it is shown under Admin Center > Account > Brand management > Brands. The custom domain belongs under ' +
  '“Further hosts to return to”.'

const nested = 'An account has one name before .zendesk.com. Enter “acme” or “acme.zendesk.com”.'

const refused = (why: string): SubdomainOutcome => ({ kind: 'refused', why })

/** The host of an http(s) address at the default port, without user or password. */
function hostOf(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (/[\s\\]/.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const isPlain = /^https?:$/.test(url.protocol) && url.port === '' && url.username === '' && url.password === ''
  return isPlain && !address.includes('@') ? url.hostname : undefined
}
