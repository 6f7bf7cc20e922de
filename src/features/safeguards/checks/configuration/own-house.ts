/** How Latchkey itself is run, as far as its settings tell. */
import { isLoopback } from '../../../../kernel/public-address.ts'
import type { AuditCheck } from '../check.ts'
import { seenOfHouse } from '../app-sighting.ts'

export const ownHouse: AuditCheck = {
  name: 'how Latchkey is run',
  codes: ['public-url-insecure', 'trust-proxy-open', 'debug-on'],
  needs: ['configuration'],
  dependsOn: 'moment',
  see({ config }) {
    const isLocal = isLocalHost(new URL(config.publicUrl).hostname)
    const isTalkative = ['debug', 'trace'].includes(config.logLevel)
    return Promise.resolve([
      ...(config.isHttps || isLocal ? [] : [seenOfHouse('public-url-insecure', { public_url: config.publicUrl })]),
      ...(isOpen(config)
        ? [seenOfHouse('trust-proxy-open', { trust_proxy: String(config.trustProxy), host: config.host })]
        : []),
      ...((isTalkative || config.isPractice) && !isLocal
        ? [seenOfHouse('debug-on', { log_level: config.logLevel, zendesk_origin: config.zendeskOrigin })]
        : []),
    ])
  },
}

const isLocalHost = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || isLoopback(host.replace(/^\[|\]$/g, ''))

/** A number of proxies believes whoever connects, and so does a network that everybody is in. */
function isOpen({ trustProxy, host }: { trustProxy: number | string[] | false; host: string }): boolean {
  if (trustProxy === false) return false
  if (typeof trustProxy === 'number') return trustProxy > 0 && !isLocalHost(host)
  return trustProxy.some((network) => network.endsWith('/0'))
}
