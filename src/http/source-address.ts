/** Where a request comes from, for counting tries: one IPv4 address, or the /64 that one IPv6 household has. */
import { isIP, isIPv4 } from 'node:net'

/** `address`: Express' `request.ip`, which minds TRUST_PROXY. What cannot be read shares one count. */
export function sourceOf(address: string | undefined): string {
  const plain = withoutPort(address ?? '').replace(/%.*$/, '')
  if (isIPv4(plain)) return plain
  if (isIP(plain) === 0) return 'unknown'
  const groups = groupsOf(plain)
  return mappedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** Some proxies write the port into X-Forwarded-For: `192.0.2.1:5678`, `[2001:db8::1]:5678`. */
const withoutPort = (text: string): string =>
  /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text

/** The eight groups of a valid IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(address: string): string[] {
  // The URL parser writes every spelling in one way, an embedded IPv4 address included.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const before = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? [] : tail.split(':')
  return [...before, ...Array<string>(8 - before.length - behind.length).fill('0'), ...behind]
}

/** `::ffff:192.0.2.1` is how a socket that listens on both names an IPv4 address. */
function mappedIpv4(groups: string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
