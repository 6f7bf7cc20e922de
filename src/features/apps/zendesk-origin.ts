/** Where a Zendesk account lives, from configuration alone: nothing a browser sends has a say in it. */
import type { Config } from '../../config/config.ts'

/** An origin without a trailing slash, such as `https://acme.zendesk.com`. */
export function zendeskOrigin(config: Pick<Config, 'zendeskOrigin'>, subdomain: string): string {
  return config.zendeskOrigin.replace('{subdomain}', subdomain)
}

/** The two ways into Zendesk that do not pass through us (article 4408882128666). */
export const fallbackLinks = (origin: string): { normal: string; bypass: string } => ({
  normal: `${origin}/access/normal`,
  bypass: `${origin}/access/sso_bypass`,
})

/** Whether an address is one this Latchkey may look at: its own, or that of a Zendesk account. */
export function isOurBusiness(config: Pick<Config, 'zendeskOrigin' | 'publicUrl'>, url: URL): boolean {
  const { origin } = url
  return url.username === '' && url.password === '' && (origin === config.publicUrl || isZendesk(config, origin))
}

function isZendesk({ zendeskOrigin: template }: Pick<Config, 'zendeskOrigin'>, origin: string): boolean {
  const [before = '', behind] = template.split('{subdomain}')
  if (behind === undefined) return origin === template
  const subdomain = origin.slice(before.length, origin.length - behind.length)
  return /^[a-z0-9-]{1,63}$/.test(subdomain) && origin === `${before}${subdomain}${behind}`
}
