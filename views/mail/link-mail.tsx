/** A message with one link to follow and, where typing is handier, a code that does the same. */
import { MailLink, MailSheet, type MailFrame } from './mail-sheet.tsx'

export type LinkMailProps = MailFrame & {
  lead: string
  /** Undefined: nothing is to be followed. */
  link: { label: string; href: string; copy: string } | undefined
  /** Undefined: it works for ever. */
  until: string | undefined
  code: { lead: string; digits: string; until: string | undefined } | undefined
  unexpected: string
}

export function LinkMail({ lead, link, until, code, unexpected, ...frame }: LinkMailProps) {
  return (
    <MailSheet {...frame}>
      <p>{lead}</p>
      {link && <MailLink {...link} />}
      {until !== undefined && <p>{until}</p>}
      {code && (
        <>
          <p>{code.lead}</p>
          <p class="code">{code.digits}</p>
          {code.until !== undefined && <p>{code.until}</p>}
        </>
      )}
      <p>{unexpected}</p>
    </MailSheet>
  )
}
