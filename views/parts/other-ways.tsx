/** The fallback links for somebody who was stopped: there for staff, out of the way for everybody else. */
import { FallbackLinks, type FallbackHrefs } from './fallback-links.tsx'

export type OtherWaysProps = { links: FallbackHrefs }

export function OtherWays({ links }: OtherWaysProps) {
  return (
    <section class="section" aria-labelledby="other-ways">
      <h2 id="other-ways">Other ways into Zendesk</h2>
      <FallbackLinks links={links} />
    </section>
  )
}
