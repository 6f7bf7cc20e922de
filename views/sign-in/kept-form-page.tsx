/** What somebody had entered when their session ended: looked over and sent on with one press, or left. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'

/** A form on its way to one of our own paths. */
export type KeptForm = { action: string; fields: readonly KeptField[] }

export type KeptFormPageProps = { csrfToken: string; form: KeptForm; leaveHref: string }

export function KeptFormPage({ csrfToken, form, leaveHref }: KeptFormPageProps) {
  const { keptForm } = useWords()
  return (
    <Page title={keptForm.title} shell="member" width="wide">
      <div class="stack stack-tight">
        <h1>{keptForm.title}</h1>
        <p class="lead">{keptForm.sentence}</p>
      </div>
      <p class="hint">
        <code>{form.action}</code>
      </p>
      <dl class="details">
        {form.fields
          .filter(({ value }) => value !== '')
          .map(({ name, value }, index) => (
            <div key={`${index}:${name}`}>
              <dt>
                <Bidi>{readable(name)}</Bidi>
              </dt>
              <dd>
                <Bidi>{value}</Bidi>
              </dd>
            </div>
          ))}
      </dl>
      <form class="form" method="post" action={form.action}>
        <CsrfField token={csrfToken} />
        <KeptFields fields={form.fields} />
        <div class="form-actions">
          <Button>{keptForm.send}</Button>
          <ButtonLink href={leaveHref} kind="secondary">
            {keptForm.leave}
          </ButtonLink>
        </div>
      </form>
      <p class="hint">{keptForm.secrets}</p>
    </Page>
  )
}

/** The name of a field as words: the labels are on a page that is gone. */
function readable(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.:]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
