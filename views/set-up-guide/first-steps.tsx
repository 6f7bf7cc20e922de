/** The steps that bring Zendesk and Latchkey together: nobody is signed in by any of them. */
import { MatchingWords } from '../apps/matching-words.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { CopyField } from '../parts/copy-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { AttestationPanel } from './attestation-panel.tsx'
import { CheckPanel } from './check-panel.tsx'
import type { GuideContext } from './guide-props.ts'
import { Label, MayDiffer, Part, Path } from './zendesk-words.tsx'

type StepProps = { context: GuideContext }

export function RegisteredStep({ context: { app, home, canChange } }: StepProps) {
  return (
    <>
      <p>
        This app signs members in to <Bidi>{app.host}</Bidi>. Supported are Zendesk Support and its help centre (Guide).
        Nobody is signed in before you say so on the roll-out page.
      </p>
      {canChange && (
        <p>
          <a href={`${home}/edit`}>Change the name, subdomain or further hosts</a>
        </p>
      )}
    </>
  )
}

export function HelpCenterStep({ context }: StepProps) {
  const { app } = context
  return (
    <>
      <p>
        End users land in the Help Center after they sign in. While it is not active they get “Not Found”, although the
        sign-in worked. Agents are not affected.
      </p>
      <Part title="In Zendesk">
        <p>
          Open{' '}
          <a href={`${app.origin}/hc`}>
            <Bidi>{`${app.origin}/hc`}</Bidi>
          </a>
          . If it is not there, activate it under <Path steps={['Guide', 'Set up Guide']} /> <MayDiffer />.
        </p>
      </Part>
      <Part title="What you should see">
        <p>The Help Center’s home page, or a sign-in page if it is for signed-in people only.</p>
      </Part>
      <CheckPanel context={context} check="help-center" />
      <HelpCenterWord context={context} />
    </>
  )
}

/** A person's word is asked for where the check could not tell; `replace` as in step-state.tsx. */
export function HelpCenterWord({ context, arrival }: StepProps & { arrival?: 'replace' }) {
  const { checks, attestations } = context
  const { standing, last } = checks['help-center']
  const isCertain = standing === 'current' && last !== undefined && last.outcome !== 'unknown'
  const isTold = last !== undefined || attestations['help-center-active'].last !== undefined
  return (
    <div id="help-center-word" {...(arrival === 'replace' && { 'hx-swap-oob': 'true' })}>
      {isTold && !isCertain && <AttestationPanel context={context} step="help-center-active" />}
    </div>
  )
}

export function ConfigurationStep({ context }: StepProps) {
  const { app } = context
  return (
    <>
      <Part title="In Zendesk">
        <ol>
          <li>
            Open <Path steps={['Admin Center', 'Account', 'Security', 'Single sign-on']} />.
          </li>
          <li>
            Choose <Label>Create SSO configuration</Label> <MayDiffer />, then <Label>JSON Web Token</Label>{' '}
            <MayDiffer />.
          </li>
          <li>
            If it asks for a name, any will do, such as “Latchkey”. Paste both addresses below as{' '}
            <em>Remote login URL</em> and <em>Remote logout URL</em>. Leave the IP ranges empty.
          </li>
          <li>Keep the page open: the shared secret for the next step is there, and Zendesk shows it only once.</li>
        </ol>
        <p>
          <PerZendesk article="4408845838874" />
        </p>
      </Part>
      <CopyField id="remote-login-url" label="Remote login URL" value={app.remoteLoginUrl} />
      <CopyField
        id="remote-logout-url"
        label="Remote logout URL"
        value={app.remoteLogoutUrl}
        hint="The two blank parameters at its end keep addresses and external IDs out of logs on the way."
      />
      <Part title="What you should see">
        <p>
          The configuration in the list, without effect yet: Zendesk sends nobody here before it is assigned (
          <PerZendesk article="4408882188570" />
          ). Assigning it comes in step 8, not now.
        </p>
      </Part>
      <AttestationPanel context={context} step="configuration-pasted" />
    </>
  )
}

export function SecretStep({ context }: StepProps) {
  const { app, home, canChange } = context
  return (
    <>
      <p>
        Zendesk shows the whole <Label>Shared secret</Label> only once, in the configuration’s form or when it is saved
        (we could not confirm which), <PerZendesk article="4408845838874" />. It is stored encrypted here and never
        shown again. Resetting it in Zendesk stops every sign-in until the new one is here.
      </p>
      {app.secretSetAt === undefined ? (
        <p>There is no secret here yet.</p>
      ) : (
        <p>
          Stored since <Moment at={app.secretSetAt} />.
        </p>
      )}
      {canChange && (
        <p>
          <ButtonLink href={`${home}/edit#field-secret`} kind="secondary" size="small">
            {app.secretSetAt === undefined ? 'Enter the shared secret' : 'Replace the shared secret'}
          </ButtonLink>
        </p>
      )}
      {app.secretSetAt !== undefined && (
        <>
          <CheckPanel context={context} check="secret-shape" />
          <CheckPanel context={context} check="secret-unique" />
          <CheckPanel context={context} check="secret-signs" />
        </>
      )}
    </>
  )
}

export function ExternalIdsStep({ context }: StepProps) {
  const { app, attestations } = context
  const attestedAt = attestations['external-ids-off'].last?.at
  const isSecretNewer = attestedAt !== undefined && app.secretSetAt !== undefined && app.secretSetAt > attestedAt
  return (
    <>
      <Alert tone="warning" title="With On, people can take over accounts, agents’ and admins’ too">
        <p>
          Somebody who gets an account here with a staff address would be signed in as that member of staff, and take
          the real link’s place. Everything after this step depends on it.
        </p>
      </Alert>
      <Part title="In Zendesk">
        <p>
          In the same JWT configuration, look at <Label>Update of external IDs?</Label> and see that it is{' '}
          <Label>Off</Label>. What it does: <PerZendesk article="4408881965722" />.
        </p>
        <p>
          Zendesk’s article on several brands recommends On, <PerZendesk article="4408886711066" />. Leave it Off all
          the same.
        </p>
      </Part>
      <details class="disclosure">
        <summary>Whom Zendesk signs in, and why this matters</summary>
        <MatchingWords />
      </details>
      {isSecretNewer && (
        <Alert tone="warning" title="The shared secret was stored after this was confirmed">
          <p>
            If it belongs to another configuration in Zendesk, look at this setting there as well, and confirm it anew.
          </p>
        </Alert>
      )}
      <AttestationPanel context={context} step="external-ids-off" />
    </>
  )
}

export function EndpointStep({ context }: StepProps) {
  const { publicUrl, isPractice } = context
  return (
    <>
      <p>
        Zendesk sends every browser to this address. It must be public and https: Zendesk’s settings page refuses{' '}
        <code>http://localhost</code> (seen by others, in no article). It is Latchkey’s setting <code>PUBLIC_URL</code>.
        {isPractice && ' While you practise, any address will do.'}
      </p>
      <CopyField id="own-address" label="To try from outside" value={`${publicUrl}/healthz`} />
      <Part title="What you should see">
        <p>
          Open it on a phone with Wi-Fi off: the page says “ok”, without a warning. Only that proves that it is reached
          from outside; the check below looks from where Latchkey runs.
        </p>
      </Part>
      <CheckPanel context={context} check="endpoint-reachable" />
    </>
  )
}

export function ClockStep({ context }: StepProps) {
  return (
    <>
      <p>
        Each token carries the time it was made, and Zendesk refuses one that is more than three minutes off,{' '}
        <PerZendesk article="4408845838874" />. The check asks Zendesk for its time and compares.
      </p>
      <CheckPanel context={context} check="clock-skew" />
    </>
  )
}
