/** Reads the list of hosts a hand-off may return to. Exact names only: a wildcard once handed sign-ins to strangers. */
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

export type ReturnHostsOutcome = { kind: 'hosts'; hosts: string[] } | { kind: 'refused'; why: string }

const maxHosts = 20

/** One name a line (commas and blanks part them too). Lower-case ASCII, in the given order, each once. Never throws. */
export function readReturnHosts(typed: string): ReturnHostsOutcome {
  const names = typed.split(/[\s,;]+/).filter((name) => name !== '')
  if (names.length > maxHosts)
    return { kind: 'refused', why: `At most ${maxHosts} hosts, please: these are ${names.length}.` }
  const hosts: string[] = []
  for (const [at, name] of names.entries()) {
    const outcome = readHost(name)
    if (outcome.kind === 'refused') return { kind: 'refused', why: `Host ${at + 1}: ${outcome.why}` }
    hosts.push(outcome.host)
  }
  return { kind: 'hosts', hosts: [...new Set(hosts)] }
}

function readHost(name: string): { kind: 'host'; host: string } | { kind: 'refused'; why: string } {
  const refused = (why: string) => ({ kind: 'refused', why }) as const
  if (name.includes('*')) return refused('wildcards are not allowed. List each host by its exact name.')
  if (/[/\\?#@]/.test(name)) return refused('only the host name, without https:// and without a path.')
  if (name.includes(':')) return refused('only the host name, without a port.')
  const host = domainToASCII(name).toLowerCase()
  if (isIP(host) !== 0) return refused('a host name, not an IP address.')
  if (host.length > 253 || !hostName.test(host))
    return refused('this is not the full name of a host, such as help.example.org.')
  if (host === 'zendesk.com') return refused('zendesk.com itself is no help center. Name the exact subdomain.')
  return { kind: 'host', host }
}

/** Two labels or more; the last one is no number. */
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/
