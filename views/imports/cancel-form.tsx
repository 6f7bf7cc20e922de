/** Gives an import up before it has changed anything. */
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'

export function CancelForm({ csrfToken, href }: { csrfToken: string; href: string }) {
  return (
    <form class="row" method="post" action={`${href}/cancel`}>
      <CsrfField token={csrfToken} />
      <Button kind="secondary" size="small">
        Cancel this import
      </Button>
      <span class="note">Nothing is changed, and the file is deleted.</span>
    </form>
  )
}
