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
