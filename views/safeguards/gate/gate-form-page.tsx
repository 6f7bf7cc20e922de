/** Changing what one finding does to the sign-ins of an app. */
import { ChoiceField } from '../../access/choice-field.tsx'
import { AppHead, type AppHeadProps } from '../../apps/app-head.tsx'
import { Page } from '../../layout.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { PerZendesk } from '../../parts/per-zendesk.tsx'
import { findingWords } from '../finding-words.ts'
import { titleOf } from '../findings/finding-badges.tsx'
import type { Gate } from '../findings/gate-now.tsx'
import { gateWords } from './gates-page.tsx'
import { ReasonField } from './reason-field.tsx'

export type GateFormPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  code: string
  usual: Gate
  values: Readonly<Record<'gate' | 'reason', string>>
  errors: Readonly<Partial<Record<string, string>>>
}

const gates: readonly Gate[] = ['block', 'hold', 'warn', 'none']

export function GateFormPage({ frame, csrfToken, app, code, usual, values, errors }: GateFormPageProps) {
  const home = `/admin/apps/${encodeURIComponent(app.key)}/gates`
  const words = findingWords[code]
  return (
    <Page title={`${titleOf(code)}: what it does`} shell="console" frame={frame}>
      <AppHead app={app} here="gates" />
      <section class="stack prose-card" aria-labelledby="finding">
        <h2 id="finding">{titleOf(code)}</h2>
        {words && (
          <>
            <p>{words.meaning}</p>
            <p>
              {words.effect} {words.article !== undefined && <PerZendesk article={words.article} />}
            </p>
          </>
        )}
      </section>
      <form class="form" method="post" action={`${home}/${code}`}>
        <CsrfField token={csrfToken} />
        <ChoiceField
          name="gate"
          label="What it does to a sign-in"
          value={values.gate}
          error={errors['gate']}
          choices={gates.map((gate) => ({
            value: gate,
            label: gate === usual ? `${gateWords[gate]} (usual)` : gateWords[gate],
          }))}
        />
        <ReasonField value={values.reason} error={errors['reason']} />
        <div class="form-actions">
          <Button>Change it</Button>
          <ButtonLink href={home} kind="secondary">
            Leave it as it is
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}
