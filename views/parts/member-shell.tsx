/** The frame of pages that members see: one calm column under the name of their organisation. */
import type { ComponentChildren } from 'preact'
import { Bidi } from './bidi.tsx'
import { Footer, type FooterLink } from './footer.tsx'
import { Logo } from './logo.tsx'

export type MemberShellProps = {
  children: ComponentChildren
  organization?: string | undefined
  width?: 'narrow' | 'wide'
  links?: readonly FooterLink[] | undefined
}

export function MemberShell({
  children,
  organization = 'Latchkey',
  width = 'narrow',
  links = troubleLinks,
}: MemberShellProps) {
  return (
    <div class={width === 'wide' ? 'member member-wide' : 'member'}>
      <header>
        <span class="brand">
          <Logo />
          <Bidi>{organization}</Bidi>
        </span>
      </header>
      <main id="content" tabIndex={-1}>
        <div class="member-card">{children}</div>
      </main>
      <Footer links={links} />
    </div>
  )
}

const troubleLinks: readonly FooterLink[] = [{ label: 'Other ways into Zendesk', href: '/fallback' }]
