/** Puts the organisation's logo in place, or takes it away. Its own form, because it sends a file. */
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { controlAttributes, FieldFrame } from '../parts/field.tsx'

export type LogoFormProps = {
  csrfToken: string
  version: number
  logoHref: string | undefined
  error: string | undefined
}

export function LogoForm({ csrfToken, version, logoHref, error }: LogoFormProps) {
  const file = {
    name: 'logo',
    label: logoHref === undefined ? 'Picture' : 'Another picture',
    hint: 'PNG, JPEG or WebP, at most 200 KB. It is shown 40 pixels high beside the name, on light and dark pages. SVG is not taken, because it can hold scripts.',
    error,
  }
  return (
    <section class="card stack" aria-labelledby="logo">
      <h2 id="logo">Logo</h2>
      <form class="form" method="post" action="/admin/settings/branding/logo" encType="multipart/form-data">
        <CsrfField token={csrfToken} />
        <input type="hidden" name="version" value={version} />
        {/* Last: what stands behind a file is read after it. */}
        <FieldFrame {...file}>
          <input {...controlAttributes(file)} class="input" type="file" accept="image/png,image/jpeg,image/webp" />
        </FieldFrame>
        <div class="form-actions">
          <Button kind="secondary">Use this picture</Button>
        </div>
      </form>
      {logoHref !== undefined && (
        <form method="post" action="/admin/settings/branding/logo/remove">
          <CsrfField token={csrfToken} />
          <input type="hidden" name="version" value={version} />
          <Button kind="quiet" size="small">
            Take the logo away
          </Button>
        </form>
      )}
    </section>
  )
}
