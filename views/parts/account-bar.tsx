/** Who is signed in, the way out, and the parts of one's account: at the head of every page for signed-in members. */
import { accountWordsOf } from '../account/words/catalogue.ts'
import type { AccountPlace } from '../account/words/words.ts'
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Bidi } from './bidi.tsx'
import { Button } from './button.tsx'
import { CsrfField } from './csrf-field.tsx'

export type { AccountPlace }

export type AccountFrame = {
  name: string
  csrfToken: string
  /** Undefined on pages that belong to none of them. */
  here?: AccountPlace | undefined
}

const places: readonly { place: AccountPlace; href: string }[] = [
  { place: 'home', href: '/account' },
  { place: 'profile', href: '/account/profile' },
  { place: 'security', href: '/account/security' },
  { place: 'zendesk', href: '/account/zendesk' },
  { place: 'data', href: '/account/data' },
]

export function SignedInPerson({ name, csrfToken }: AccountFrame) {
  const { parts } = useWords()
  return (
    <form class="account-person" method="post" action="/sign-out">
      <CsrfField token={csrfToken} />
      <span class="account-person-name">
        <span class="visually-hidden">{parts.youAreSignedInAs} </span>
        <Bidi>{name}</Bidi>
      </span>
      <Button kind="secondary" size="small">
        {parts.signOut}
      </Button>
    </form>
  )
}

export function AccountNav({ here }: AccountFrame) {
  const { nav } = accountWordsOf(useSpeech().language)
  return (
    <nav class="account-nav" aria-label={nav.label}>
      <ul>
        {places.map(({ place, href }) => (
          <li key={place}>
            <a href={href} aria-current={place === here ? 'page' : undefined}>
              {nav.places[place]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
