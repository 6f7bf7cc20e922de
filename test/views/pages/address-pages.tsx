/** A member's own address, and where the links in mails about it lead. */
import type { VNode } from 'preact'
import { AddressChangePage } from '../../../views/verification/address-change-page.tsx'
import { AddressPage } from '../../../views/verification/address-page.tsx'
import { LinkEndPage } from '../../../views/verification/link-end-page.tsx'
import { VerifyPage } from '../../../views/verification/verify-page.tsx'
import type { Words } from './words.ts'

export function addressPages({ person, organization, email, sentence, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-member'
  const account = { name: person, csrfToken, here: 'profile' } as const
  const link = { csrfToken: 'csrf-of-nobody', action: '/verify/once', name: person, email, organization }
  const page = { account, csrfToken, email, isForOwners: false, pending: undefined, proof: undefined, organization }
  const proof = { isOnItsWay: true, takesCode: true, nextInMinutes: undefined }
  return {
    address: <AddressPage {...page} isVerified isForOwners continueTo="/account" done="confirmed" />,
    'address-unverified': <AddressPage {...page} isVerified={false} proof={proof} continueTo="/account" />,
    'address-wrong-code': (
      <AddressPage {...page} isVerified={false} proof={{ ...proof, nextInMinutes: 1 }} problem={sentence} />
    ),
    'address-pending': <AddressPage {...page} isVerified pending={{ email: typed, takesCode: true }} />,
    'address-change': (
      <AddressChangePage
        account={account}
        csrfToken={csrfToken}
        present={email}
        email={typed}
        problem={sentence}
        nextInMinutes={42}
        organization={organization}
      />
    ),
    verify: <VerifyPage {...link} purpose="verify" />,
    'address-change-sign-in': <VerifyPage {...link} purpose="change" signInHref="/sign-in" />,
    'address-undo': <VerifyPage {...link} purpose="undo" />,
    'verify-confirmed': <LinkEndPage end="confirmed" organization={organization} />,
    'verify-void': <LinkEndPage end="void" />,
    'address-restored': <LinkEndPage end="restored" />,
  }
}
