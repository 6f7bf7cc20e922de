/** A member's passkeys: the list, making one, and one of them. */
import type { VNode } from 'preact'
import { Speak } from '../../../views/languages/speak.tsx'
import { AddPasskeyPage, type PasskeyOffer } from '../../../views/passkeys/add-passkey-page.tsx'
import type { PasskeyRequest } from '../../../views/passkeys/passkey-form.tsx'
import { PasskeyPage } from '../../../views/passkeys/passkey-page.tsx'
import { PasskeysPage } from '../../../views/passkeys/passkeys-page.tsx'
import type { Words } from './words.ts'

export const passkeyRequest: PasskeyRequest = {
  challenge: 'AAAA',
  rpId: 'id.example.org',
  allowCredentials: [],
  userVerification: 'required',
  timeout: 120_000,
}

export function passkeyPages({ person, organization, typed, email }: Words): Record<string, VNode> {
  const account = { name: person, csrfToken: 'csrf-of-passkeys', here: 'security' } as const
  const path = '/account/security/passkeys'
  const passkeys = [
    { href: `${path}/1`, name: typed, keeping: 'synced', createdAt: new Date(0), lastUsedAt: new Date(1e12) },
    { href: `${path}/2`, name: 'Windows Hello', keeping: 'onOneDevice', createdAt: new Date(0), lastUsedAt: undefined },
  ] as const
  const offer: PasskeyOffer = {
    challenge: 'AAAA',
    rp: { id: 'id.example.org', name: organization },
    user: { id: 'AAAA', name: email, displayName: person },
    pubKeyCredParams: [],
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
    timeout: 120_000,
  }
  const list = (
    <PasskeysPage
      account={account}
      passkeys={passkeys}
      addHref={`${path}/new`}
      done="added"
      codesHref="/account/security/second-factor/recovery-codes"
      continueHref="/admin"
    />
  )
  const one = { account, href: `${path}/1`, name: typed, keeping: 'onOneDevice' } as const
  return {
    passkeys: list,
    'passkeys-de': <Speak speech={{ language: 'de' }}>{list}</Speak>,
    'passkeys-none': <PasskeysPage account={account} passkeys={[]} addHref={`${path}/new`} />,
    'passkey-new': <AddPasskeyPage account={account} offer={offer} problem="not-accepted" />,
    passkey: <PasskeyPage {...one} badName={typed} isLast={false} />,
    'passkey-last': <PasskeyPage {...one} isLast />,
  }
}
