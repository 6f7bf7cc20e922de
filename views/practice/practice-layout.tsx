/** The frame of every page of the practice Zendesk. It looks like nothing of Latchkey's, so that nobody confuses the two. */
import type { ComponentChildren } from 'preact'

export type Visitor = {
  subdomain: string
  /** Undefined while nobody is signed in. */
  name: string | undefined
  isTeamMember: boolean
  /** Path and query to come back to after signing in. */
  path: string
}

export function PracticeHead({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Practice Zendesk`}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/practice.css" />
      {children}
    </head>
  )
}

export const TrainingBar = () => (
  <p class="training-bar">
    <strong>Practice Zendesk:</strong> a stand-in for training. Not Zendesk.
  </p>
)

type LayoutProps = { title: string; visitor: Visitor; isWide?: boolean; children: ComponentChildren }

export function PracticeLayout({ title, visitor, isWide, children }: LayoutProps) {
  return (
    <html lang="en">
      <PracticeHead title={title} />
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <TrainingBar />
        <header class="masthead">
          <a class="masthead-name" href="/hc">
            <bdi>{visitor.subdomain}</bdi> help
          </a>
          <nav aria-label="Main">
            <a href="/hc/en-us/requests">My requests</a>
            {visitor.isTeamMember && <a href="/agent">Agent workspace</a>}
            <a href="/admin">Admin Center</a>
            <SignInOrOut visitor={visitor} />
          </nav>
        </header>
        <main id="content" class={isWide ? 'wide' : undefined}>
          {children}
        </main>
        <footer>
          <p>
            Zendesk is a trademark of Zendesk, Inc. This practice copy ships with Latchkey, is neither made nor endorsed
            by Zendesk, and forgets everything when it stops.
          </p>
        </footer>
      </body>
    </html>
  )
}

function SignInOrOut({ visitor }: { visitor: Visitor }) {
  if (visitor.name === undefined) {
    return (
      <a class="sign-in" href={`/access/login?return_to=${encodeURIComponent(visitor.path)}`}>
        Sign in
      </a>
    )
  }
  return (
    <>
      <span class="signed-in">
        <span class="quiet">Signed in as</span> <bdi>{visitor.name}</bdi>
      </span>
      <a href="/access/logout">Sign out</a>
    </>
  )
}
