/** The two doors into Zendesk that do not pass through us, and who each of them is for. */
import { useWords } from '../languages/speak.tsx'
import { PerZendesk } from './per-zendesk.tsx'

/** `normal` ends in /access/normal, `bypass` in /access/sso_bypass. */
export type FallbackHrefs = { normal: string; bypass: string }

export type FallbackLinksProps = {
  links: FallbackHrefs
  /** Says what comes after each link as well. */
  isFull?: boolean
}

export function FallbackLinks({ links, isFull = false }: FallbackLinksProps) {
  const { fallback } = useWords()
  return (
    <div class="stack">
      <ul class="ways">
        <li>
          <a href={links.normal}>{fallback.normal}</a>
          <p class="hint">{fallback.normalHint}</p>
          {isFull && <p class="hint">{fallback.normalExpect}</p>}
        </li>
        <li>
          <a href={links.bypass}>{fallback.bypass}</a>
          <p class="hint">{fallback.bypassHint}</p>
          {isFull && <p class="hint">{fallback.bypassExpect}</p>}
        </li>
      </ul>
      <p class="note">
        {fallback.howBothWork} <PerZendesk article="4408882128666" />.
      </p>
    </div>
  )
}
