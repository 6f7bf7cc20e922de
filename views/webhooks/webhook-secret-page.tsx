/** The secret of a webhook, this once. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CopyField } from '../parts/copy-field.tsx'

export type WebhookSecretPageProps = { frame: ConsoleFrame; id: string; secret: string }

export function WebhookSecretPage({ frame, id, secret }: WebhookSecretPageProps) {
  return (
    <Page title="The secret of the webhook" shell="console" frame={frame} modules={['copy']}>
      <h1>The secret of the webhook</h1>
      <Alert tone="warning" title="It is shown this once">
        <p>Enter it at the receiver now. It is stored encrypted; if it is lost, make a new one.</p>
      </Alert>
      <CopyField
        id="webhook-secret"
        label="Secret"
        value={secret}
        hint="As Standard Webhooks has it: the receiver’s library takes it with whsec_ in front."
      />
      <div class="row">
        <ButtonLink href={`/admin/settings/webhooks/${id}`}>Go on to the webhook</ButtonLink>
      </div>
    </Page>
  )
}
