/** All settings of this Latchkey that are made in the console, each with what it is about. */
import { languageNames, type Language } from '../languages/language.ts'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'

export type SettingsPageProps = {
  frame: ConsoleFrame
  branding: { organizationName: string | undefined; language: Language }
}

export function SettingsPage({ frame, branding: { organizationName, language } }: SettingsPageProps) {
  return (
    <Page title="Settings" shell="console" frame={frame}>
      <h1>Settings</h1>
      <ul class="setting-cards">
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/branding">Branding</a>
          </h2>
          <p>Name, logo and colour of your organisation, and whom members turn to for help.</p>
          <p class="quiet">
            {organizationName === undefined ? 'No name is set: pages say “Latchkey”.' : <Bidi>{organizationName}</Bidi>}
          </p>
        </li>
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/texts">Texts in your words</a>
          </h2>
          <p>What you want members to read at sign-in, at a refusal and on the fallback pages, in each language.</p>
          <p class="quiet">Your own language: {languageNames[language]}</p>
        </li>
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/security">Sign-in and security</a>
          </h2>
          <p>Of whom a second factor is required, how long sessions last, passwords, and who may register.</p>
        </li>
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/mail">Mail</a>
          </h2>
          <p>The mail server, and what became of each message.</p>
        </li>
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/safeguards">Safeguards</a>
          </h2>
          <p>When audits run, what counts as old, and who is told.</p>
        </li>
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/webhooks">Webhooks</a>
          </h2>
          <p>Other systems that are told what the safeguards find.</p>
        </li>
        <li class="card stack stack-tight">
          <h2>
            <a href="/admin/settings/history">History</a>
          </h2>
          <p>How long the history keeps what is personal.</p>
        </li>
      </ul>
    </Page>
  )
}
