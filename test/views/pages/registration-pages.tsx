/** Registering oneself, and the people who wait to be let in. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { RegisterConfirmPage } from '../../../views/registration/register-confirm-page.tsx'
import { RegisterEndPage } from '../../../views/registration/register-end-page.tsx'
import { RegisterPage } from '../../../views/registration/register-page.tsx'
import { RegisterSentPage } from '../../../views/registration/register-sent-page.tsx'
import { WaitingRegistrationsPage } from '../../../views/registration/waiting-registrations-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-visitor'
const at = new Date('2026-11-03T08:05:00Z')

export function registrationPages({ person, organization, email, sentence, typed }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const ways = { signInHref: '/sign-in', forgotPasswordHref: '/forgot-password', registerHref: '/register' }
  const alike = [
    { memberId: 'one', name: person, likeness: 'address' },
    { memberId: 'two', name: person, likeness: 'mailbox' },
    { memberId: 'three', name: person, likeness: 'name' },
  ] as const
  const waiting = { name: person, email, provedAt: at, expiresAt: at }
  const queue = { frame, csrfToken, canDecide: true }
  return {
    'register-errors': (
      <RegisterPage
        {...{ csrfToken, organization, continueTo: '/account', signInHref: '/sign-in', name: person, email: typed }}
        mode="approved"
        domains={['club.example', 'xn--bcher-kva.example']}
        errors={{ name: 'A name is needed.', email: sentence }}
      />
    ),
    'register-sent': (
      <RegisterSentPage
        {...{ csrfToken, organization, againHref: '/register' }}
        asked={{ email, takesCode: true }}
        problem="This is not the code of the newest message."
      />
    ),
    'register-confirm': (
      <RegisterConfirmPage {...{ csrfToken, organization, email, name: typed }} action="/register/confirm/once" />
    ),
    'register-known': <RegisterEndPage {...ways} end="known" organization={organization} />,
    'registrations-waiting': (
      <WaitingRegistrationsPage
        {...queue}
        mode="approved"
        count={120}
        waiting={[
          { ...waiting, id: 'a', alike },
          { ...waiting, id: 'b', alike: [] },
        ]}
      />
    ),
    'registrations-none': <WaitingRegistrationsPage {...queue} mode="off" count={0} waiting={[]} />,
  }
}
