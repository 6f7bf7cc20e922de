/** What the safeguards have to tell administrators: numbers and a link, nothing of anybody. In English, as the console is. */
import { MailLink, MailSheet, type MailFrame } from './mail-sheet.tsx'

export type DigestMailProps = MailFrame & {
  lead: string
  facts: readonly string[]
  link: { label: string; href: string; copy: string }
  next: string
}

export function DigestMail({ lead, facts, link, next, ...frame }: DigestMailProps) {
  return (
    <MailSheet {...frame}>
      <p>{lead}</p>
      {facts.length > 0 && (
        <div class="facts">
          {facts.map((fact) => (
            <div key={fact}>{fact}</div>
          ))}
        </div>
      )}
      <MailLink {...link} />
      <p>{next}</p>
    </MailSheet>
  )
}
