/** A message that something happened to an account: what, when, from where, and what to do. */
import { Bidi } from '../parts/bidi.tsx'
import { MailLink, MailSheet, type MailFrame } from './mail-sheet.tsx'

export type NoticeMailProps = MailFrame & {
  what: string
  /** One line each. */
  facts: readonly string[]
  next: string
  link: { label: string; href: string; copy: string }
}

export function NoticeMail({ what, facts, next, link, ...frame }: NoticeMailProps) {
  return (
    <MailSheet {...frame}>
      <p>{what}</p>
      <p class="facts">
        {facts.map((fact, place) => (
          <span key={fact}>
            {place > 0 && <br />}
            <Bidi>{fact}</Bidi>
          </span>
        ))}
      </p>
      <p>{next}</p>
      <MailLink {...link} />
    </MailSheet>
  )
}
