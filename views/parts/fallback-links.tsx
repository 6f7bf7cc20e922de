/** The two doors into Zendesk that do not pass through us, and who each of them is for. */
import { PerZendesk } from './per-zendesk.tsx'

/** `normal` ends in /access/normal, `bypass` in /access/sso_bypass. */
export type FallbackHrefs = { normal: string; bypass: string }

export type FallbackLinksProps = { links: FallbackHrefs }

export function FallbackLinks({ links }: FallbackLinksProps) {
  return (
    <div class="stack">
      <ul class="ways">
        <li>
          <a href={links.normal}>Sign in with a Zendesk password</a>
          <p class="hint">
            For people who have a password at Zendesk itself. Works while Zendesk passwords are switched on there.
          </p>
        </li>
        <li>
          <a href={links.bypass}>Get a one-time link by e-mail</a>
          <p class="hint">
            For the Zendesk account owner, and for Zendesk admins where the owner allows it. The link works once, for 5
            minutes.
          </p>
        </li>
      </ul>
      <p class="note">
        How both work: <PerZendesk article="4408882128666" />.
      </p>
    </div>
  )
}
