/** Who may sign in to one app: the policy in words, and the people named besides it. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { NamedPeople, type NamedPeopleProps } from './named-people.tsx'
import { PolicySentences, type Phrase } from './phrase.tsx'

export type AccessPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  sentences: readonly Phrase[]
  /** The policy in force as fields of its form. */
  fields: readonly KeptField[]
  canChange: boolean
  named: Pick<NamedPeopleProps, 'people' | 'most' | 'search'>
}

export function AccessPage({ frame, csrfToken, app, sentences, fields, canChange, named }: AccessPageProps) {
  const home = `/admin/apps/${encodeURIComponent(app.key)}/access`
  return (
    <Page title={`Who may sign in to ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="access" />
      <section class="card stack prose-card" aria-labelledby="policy">
        <h2 id="policy">Who may sign in</h2>
        {sentences.length > 1 && <p class="quiet">The first sentence that speaks of a member decides.</p>}
        <PolicySentences sentences={sentences} />
        <p class="hint">
          This is one of several checks: a member also needs a password and a confirmed address of their own, must not
          be suspended, and the roll-out must have reached them.
        </p>
        <div class="form-actions">
          {canChange && <ButtonLink href={`${home}/edit`}>Change the rules</ButtonLink>}
          <form method="post" action={`${home}/preview`}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={fields} />
            <Button kind="secondary">See who this lets in</Button>
          </form>
        </div>
      </section>
      <NamedPeople {...named} csrfToken={csrfToken} home={home} canChange={canChange} />
    </Page>
  )
}
