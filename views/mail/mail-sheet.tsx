/** The sheet that every message is written on, as HTML: readable without pictures, light or dark, in any mail program. */
import type { ComponentChildren } from 'preact'
import { Bidi } from '../parts/bidi.tsx'

export type MailFrame = {
  language: string
  subject: string
  /** Whose mail it is. */
  organization: string | undefined
  /** Whom to turn to, in one line. */
  support: string | undefined
  greeting: string
  footer: string
}

export function MailSheet({ children, ...mail }: MailFrame & { children: ComponentChildren }) {
  return (
    <html lang={mail.language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{mail.subject}</title>
        <style>{styles}</style>
      </head>
      <body>
        <div class="sheet">
          {mail.organization !== undefined && (
            <p class="organization">
              <Bidi>{mail.organization}</Bidi>
            </p>
          )}
          <p>
            <Bidi>{mail.greeting}</Bidi>
          </p>
          {children}
          {mail.support !== undefined && (
            <p class="small">
              <Bidi>{mail.support}</Bidi>
            </p>
          )}
          <p class="small end">{mail.footer}</p>
        </div>
      </body>
    </html>
  )
}

/** A link twice: as a button, and as text for where buttons do nothing. */
export function MailLink({ href, label, copy }: { href: string; label: string; copy: string }) {
  return (
    <>
      <p>
        <a class="button" href={href}>
          {label}
        </a>
      </p>
      <p class="small">
        {copy}
        <br />
        <a class="link" href={href}>
          {href}
        </a>
      </p>
    </>
  )
}

/** Holds no quotes, ampersands or angle brackets: they would be escaped. */
const styles = `
body { margin: 0; padding: 16px; background: #f6f5f1; color: #192225; font: 16px/1.5 system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif; }
.sheet { max-width: 32em; margin: 0 auto; padding: 8px 24px; border: 1px solid #dfdcd3; border-radius: 12px; background: #ffffff; }
.button { display: inline-block; padding: 10px 20px; border-radius: 8px; background: #0b5d70; color: #ffffff; font-weight: bold; text-decoration: none; }
.link { color: #0b5d70; word-break: break-all; }
.code { margin: 0; color: #192225; font: bold 32px/1.5 ui-monospace, Menlo, Consolas, monospace; letter-spacing: 2px; }
.facts { padding: 12px 16px; border: 1px solid #dfdcd3; border-radius: 8px; word-break: break-word; overflow-wrap: anywhere; }
.organization { font-weight: bold; }
.small { color: #47545a; font-size: 14px; }
.end { padding-top: 12px; border-top: 1px solid #dfdcd3; }
@media (prefers-color-scheme: dark) {
  body { background: #0f1518; color: #e9eef0; }
  .sheet { border-color: #2d3a40; background: #172024; }
  .button { background: #67c7da; color: #04242c; }
  .link { color: #67c7da; }
  .code { color: #e9eef0; }
  .facts { border-color: #2d3a40; }
  .small { color: #b6c2c7; }
  .end { border-color: #2d3a40; }
}
`
