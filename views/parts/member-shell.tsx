/** The frame of pages that members see: one calm column under the name of their organisation. */
import type { ComponentChildren } from 'preact'
import { useBrand, useWords } from '../languages/speak.tsx'
import { AccountNav, SignedInPerson, type AccountFrame } from './account-bar.tsx'
import { Bidi } from './bidi.tsx'
import { Footer, type FooterLink } from './footer.tsx'
import { LanguageLinks } from './language-links.tsx'
import { Logo, OwnLogo } from './logo.tsx'
import { SupportContact } from './support-contact.tsx'

export type MemberShellProps = {
  children: ComponentChildren
  organization?: string | undefined
  width?: 'narrow' | 'wide'
  links?: readonly FooterLink[] | undefined
  /** The page about the other ways into Zendesk: of the app one is on the way to, where that is known. */
  fallbackHref?: string | undefined
  /** On pages of somebody who is signed in: who it is, the way out, and the parts of their account. */
  account?: AccountFrame | undefined
}

export function MemberShell({
  children,
  organization,
  width = 'narrow',
  links,
  fallbackHref = '/fallback',
  account,
}: MemberShellProps) {
  const { fallback } = useWords()
  const brand = useBrand()
  const name = organization ?? brand?.organization ?? 'Latchkey'
  return (
    <div class={width === 'wide' ? 'member member-wide' : 'member'}>
      <header class={account && 'account-head'}>
        <span class="brand">
          {brand?.logoHref === undefined ? <Logo /> : <OwnLogo href={brand.logoHref} />}
          <Bidi>{name}</Bidi>
        </span>
        {account && <SignedInPerson {...account} />}
        {account && <AccountNav {...account} />}
      </header>
      <main id="content" tabIndex={-1}>
        <div class="member-card">{children}</div>
      </main>
      {brand && <SupportContact support={brand.support} />}
      <Footer links={links ?? [{ label: fallback.listTitle, href: fallbackHref }]}>
        <LanguageLinks />
      </Footer>
    </div>
  )
}
