/** The fallback links for somebody who was stopped: there for staff, out of the way for everybody else. */
import { useWords } from '../languages/speak.tsx'
import { FallbackLinks, type FallbackHrefs } from './fallback-links.tsx'

export type OtherWaysProps = { links: FallbackHrefs }

export function OtherWays({ links }: OtherWaysProps) {
  const { fallback } = useWords()
  return (
    <section class="section" aria-labelledby="other-ways">
      <h2 id="other-ways">{fallback.listTitle}</h2>
      <FallbackLinks links={links} />
    </section>
  )
}
