/** Whom people may turn to, in one place at the end of every page for members. */
import { isReachable, type Support } from '../branding/brand.ts'
import { useWords } from '../languages/speak.tsx'
import { Bidi } from './bidi.tsx'

export type SupportContactProps = { support: Support }

/** Nothing while there is no way to reach anybody. */
export function SupportContact({ support }: SupportContactProps) {
  const words = useWords().support
  if (!isReachable(support)) return null
  return (
    <section class="support-contact stack stack-tight" aria-labelledby="support">
      <h2 id="support">{words.heading}</h2>
      {support.name !== undefined && (
        <p>
          <Bidi>{support.name}</Bidi>
        </p>
      )}
      <SupportWays support={support} />
    </section>
  )
}

/** The ways themselves; every link is one that a telephone or a mail program opens, or an https address. */
export function SupportWays({ support: { email, phone, url, hours } }: SupportContactProps) {
  const words = useWords().support
  return (
    <ul class="support-ways">
      {email !== undefined && (
        <li>
          {words.email}{' '}
          <a href={mailHref(email)}>
            <Bidi>{email}</Bidi>
          </a>
        </li>
      )}
      {phone !== undefined && (
        <li>
          {words.phone}{' '}
          <a href={phoneHref(phone)} dir="ltr">
            <Bidi>{phone}</Bidi>
          </a>
        </li>
      )}
      {url !== undefined && (
        <li>
          {words.website}{' '}
          <a href={url}>
            <Bidi>{url}</Bidi>
          </a>
        </li>
      )}
      {hours !== undefined && (
        <li>
          {words.hours} <Bidi>{hours}</Bidi>
        </li>
      )}
    </ul>
  )
}

/** Encoded, so that nothing in an address becomes a subject or a second recipient. */
const mailHref = (email: string): string => `mailto:${encodeURIComponent(email).replace('%40', '@')}`

const phoneHref = (phone: string): string => `tel:${phone.replace(/[^0-9+]/g, '')}`
