/** The domains under which members know this house: its own name, and what it belongs to. */
import { asciiDomain } from '../../../kernel/email-domain.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'

export type OwnDomain = { domain: string; skeleton: string }

/** `localhost` and addresses of machines are no names that anybody could imitate. */
export function ownDomains(publicUrl: string): OwnDomain[] {
  const { hostname } = new URL(publicUrl)
  const parent = hostname.slice(hostname.indexOf('.') + 1)
  return [...new Set([hostname, parent])].flatMap((name) => {
    const domain = asciiDomain(name)
    return domain === undefined ? [] : [{ domain, skeleton: skeletonOf(domain) }]
  })
}

/** As it stands behind the @ of every address there. */
function skeletonOf(domain: string): string {
  const { skeleton } = emailKeys(`name@${domain}`)
  return skeleton.slice(skeleton.lastIndexOf('@') + 1)
}
