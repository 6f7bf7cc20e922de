/** Pages about the second factor: asking for it, setting one up, recovery codes. */
import type { VNode } from 'preact'
import { Speak } from '../../../views/languages/speak.tsx'
import { FactorHomePage } from '../../../views/second-factor/factor-home-page.tsx'
import { NewCodesPage } from '../../../views/second-factor/new-codes-page.tsx'
import { ProvePage } from '../../../views/second-factor/prove-page.tsx'
import { RecoveryCodesPage } from '../../../views/second-factor/recovery-codes-page.tsx'
import { SecondFactorPage } from '../../../views/second-factor/second-factor-page.tsx'
import { TotpPage } from '../../../views/second-factor/totp-page.tsx'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-member'
const home = '/account/security/second-factor'

export function secondFactorPages({ person, app, organization, email, typed, sentence }: Words): Record<string, VNode> {
  const account = { name: person, csrfToken, here: 'security' as const }
  const passkey = {
    challenge: typed,
    rpId: 'latchkey.example.org',
    allowCredentials: [],
    userVerification: 'required' as const,
    timeout: 120_000,
  }
  const ways = { hasTotp: true, hasRecoveryCodes: true, passkey }
  const step = { csrfToken, ways, destination: app, rememberDays: 30, startAgainHref: '/sign-in', organization }
  const hrefs = {
    totpHref: `${home}/totp`,
    passkeysHref: '/account/security/passkeys',
    codesHref: `${home}/recovery-codes`,
  }
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const address = `otpauth://totp/${encodeURIComponent(email)}?${new URLSearchParams({ issuer: organization, secret })}`
  const totp = { csrfToken, account, action: `${home}/totp`, address, secret, proposal: typed, backHref: home }
  const wrongCode = <SecondFactorPage {...step} continueTo={typed} problem={{ way: 'recovery-code', kind: 'wrong' }} />
  return {
    'second-factor': <SecondFactorPage {...step} />,
    'second-factor-wrong': wrongCode,
    'second-factor-wrong-de': <Speak speech={{ language: 'de', query: '' }}>{wrongCode}</Speak>,
    prove: (
      <ProvePage
        reason="dangerous"
        account={account}
        csrfToken={csrfToken}
        action="/account/data"
        kept={[{ name: typed, value: sentence }]}
        factors={undefined}
        problem={{ way: 'password', kind: 'throttled', seconds: 600 }}
      />
    ),
    'factor-home': (
      <FactorHomePage
        {...hrefs}
        account={account}
        hasTotp
        passkeys={2}
        recoveryCodes={9}
        because="code-used"
        goOnHref="/account"
        organization={organization}
      />
    ),
    'factor-home-required': (
      <FactorHomePage {...hrefs} account={account} hasTotp={false} passkeys={0} recoveryCodes={0} because="required" />
    ),
    totp: (
      <TotpPage {...totp} present={{ removeAction: `${home}/totp/remove`, canBeRemoved: true }} problem="wrong-code" />
    ),
    'recovery-codes': (
      <RecoveryCodesPage
        csrfToken={csrfToken}
        account={account}
        action={`${home}/recovery-codes`}
        hasFactor
        left={3}
        factorsHref={home}
      />
    ),
    'new-codes': (
      <NewCodesPage
        account={account}
        codes={Array.from({ length: 10 }, (_, at) => `${at}KD4-7QWZ-MRT2-9XBN-GH5V-Y3PC`)}
        isAfterSetUp
        goOnHref="/account"
      />
    ),
  }
}
