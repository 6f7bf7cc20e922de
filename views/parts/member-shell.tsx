/** The frame of pages that members see: one calm column under the name of their organisation. */
import type { ComponentChildren } from 'preact'
import { useWords } from '../languages/speak.tsx'
import { Bidi } from './bidi.tsx'
import { Footer, type FooterLink } from './footer.tsx'
import { LanguageLinks } from './language-links.tsx'
import { Logo } from './logo.tsx'

export type MemberShellProps = {
  children: ComponentChildren
  organization?: string | undefined
  width?: 'narrow' | 'wide'
  links?: readonly FooterLink[] | undefined
}

export function MemberShell({ children, organization = 'Latchkey', width = 'narrow', links }: MemberShellProps) {
  const { fallback } = useWords()
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
      <Footer links={links ?? [{ label: fallback.listTitle, href: '/fallback' }]}>
        <LanguageLinks />
      </Footer>
    </div>
  )
}
