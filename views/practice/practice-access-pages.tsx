/** The pages under /access: moving on after a hand-off, a failed hand-off, and the two ways in without single sign-on. */
import { PracticeHead, PracticeLayout, TrainingBar, type Visitor } from './practice-layout.tsx'

/** Zendesk's answer to a token: the wording of the sentence is its own. `to` must be a checked web address. */
export function RedirectingPage({ to }: { to: string }) {
  return (
    <html lang="en">
      <PracticeHead title="Redirecting">
        <meta http-equiv="refresh" content={`0;url=${to}`} />
      </PracticeHead>
      <body>
        <TrainingBar />
        <main>
          <p>
            You are being <a href={to}>redirected</a>.
          </p>
        </main>
      </body>
    </html>
  )
}

export function UnauthenticatedPage({ visitor, message }: { visitor: Visitor; message: string | undefined }) {
  return (
    <PracticeLayout title="Not signed in" visitor={visitor}>
      <h1>You are not signed in</h1>
      <p>The last sign-in did not work.</p>
      {message !== undefined && (
        <figure class="note">
          <figcaption class="quiet">The message in the address of this page:</figcaption>
          <blockquote>{message}</blockquote>
        </figure>
      )}
      <p>A person with the right to do so finds the reason in the Admin Center, under the last hand-offs.</p>
    </PracticeLayout>
  )
}

export function PasswordPage({ visitor }: { visitor: Visitor }) {
  return (
    <PracticeLayout title="Sign in with a password" visitor={visitor}>
      <h1>Sign in with a Zendesk password</h1>
      <p>
        In a real account <code>/access/normal</code> shows this form when Zendesk passwords are switched on, also while
        single sign-on is down (article 4408882128666). Here nobody has a password, so the form rests.
      </p>
      <form>
        <fieldset disabled>
          <label>
            E-mail address <input type="email" autocomplete="off" />
          </label>
          <label>
            Password <input type="password" autocomplete="off" />
          </label>
          <button type="button">Sign in</button>
        </fieldset>
      </form>
    </PracticeLayout>
  )
}

export function BypassPage({ visitor }: { visitor: Visitor }) {
  return (
    <PracticeLayout title="One-time link" visitor={visitor}>
      <h1>Sign in with a one-time link</h1>
      <p>
        In a real account <code>/access/sso_bypass</code> mails a link to the owner, or to the owner and the admins, by
        a setting of the account. It works once and for five minutes (article 4408882128666). Here no mail is sent, so
        the form rests.
      </p>
      <form>
        <fieldset disabled>
          <label>
            E-mail address <input type="email" autocomplete="off" />
          </label>
          <button type="button">Send the link</button>
        </fieldset>
      </form>
    </PracticeLayout>
  )
}
