/** The steps that let people in, group by group. How to assign the configuration is shown only to whom it can do no harm. */
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Moment } from '../parts/moment.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { AttestationPanel } from './attestation-panel.tsx'
import type { AssignmentLock, GuideContext } from './guide-props.ts'
import { Label, MayDiffer, Part, Path } from './zendesk-words.tsx'

type StepProps = { context: GuideContext }

export function StaffStep({ context }: StepProps) {
  const { app, home, locks } = context
  return (
    <>
      <p>
        Staff come first, so that every profile of theirs carries its external ID before anybody else can arrive: begin
        with a few test people who are team members, then all staff.
      </p>
      <Paused app={app} />
      <Part title="Here in Latchkey">
        <p>{staffRollOut[app.stage]}</p>
        <p>
          <ButtonLink href={`${home}/roll-out`} kind="secondary" size="small">
            Open the roll-out
          </ButtonLink>
        </p>
      </Part>
      {locks.staff === undefined ? (
        <AssignToStaff stage={app.stage} />
      ) : (
        <Locked lock={locks.staff} reach="the roll-out here has reached the test people" />
      )}
      <Word context={context} group="staff" step="staff-assigned" />
    </>
  )
}

const staffRollOut: Record<GuideContext['app']['stage'], string> = {
  draft:
    'The roll-out is a draft: nobody is let in. Choose test people who are team members, and move it to Test people.',
  test: 'The roll-out has reached the test people. Once each of them has signed in, move it to Staff.',
  staff: 'The roll-out has reached staff. The roll-out page lists who of them has signed in, and who is missing.',
  everyone: 'The roll-out has reached everyone, staff included.',
}

function AssignToStaff({ stage }: { stage: GuideContext['app']['stage'] }) {
  return (
    <>
      <Part title="In Zendesk">
        <ol>
          <li>
            Open <Path steps={['Admin Center', 'Account', 'Security', 'Team member authentication']} /> <MayDiffer />.
          </li>
          <li>
            Switch <Label>External authentication</Label> on, and choose this configuration. If the configuration itself
            has a box <Label>Enabled</Label> <MayDiffer />, tick it now.
          </li>
          <li>
            Choose <Label>Let them choose</Label>, and leave Zendesk’s own passwords on: they are the way in when single
            sign-on is down, <PerZendesk article="4408882128666" />.
          </li>
        </ol>
        <p>
          <PerZendesk article="4408882188570" />
        </p>
      </Part>
      <Part title="What you should see">
        <p>
          {stage === 'test' ? 'A test person' : 'Every member of staff'} signs out of Zendesk, chooses single sign-on,
          passes Latchkey’s sign-in and arrives in the agent workspace. Then look at their profile in Zendesk: the
          External ID is the one Latchkey has.
        </p>
      </Part>
    </>
  )
}

export function EndUsersStep({ context }: StepProps) {
  const { app, home, locks } = context
  return (
    <>
      <p>
        Only when every member of staff has signed in once and carries an external ID: otherwise an end user who gets a
        staff address could arrive at a staff profile. The roll-out page lists who is missing.
      </p>
      <Paused app={app} />
      <Part title="Here in Latchkey">
        <p>
          {app.stage === 'everyone'
            ? 'The roll-out has reached everyone.'
            : 'Move the roll-out to Everyone once its list of staff is complete.'}
        </p>
        <p>
          <ButtonLink href={`${home}/roll-out`} kind="secondary" size="small">
            Open the roll-out<span class="visually-hidden"> for end users</span>
          </ButtonLink>
        </p>
      </Part>
      {locks['end-users'] === undefined ? (
        <AssignToEndUsers />
      ) : (
        <Locked lock={locks['end-users']} reach="the roll-out here has reached everyone" />
      )}
      <Word context={context} group="end-users" step="end-users-assigned" />
    </>
  )
}

function AssignToEndUsers() {
  return (
    <>
      <Part title="In Zendesk">
        <ol>
          <li>
            Open <Path steps={['Admin Center', 'Account', 'Security', 'End user authentication']} /> <MayDiffer />.
          </li>
          <li>
            Switch <Label>External authentication</Label> on, and choose this configuration.
          </li>
        </ol>
        <p>
          <PerZendesk article="4408882188570" />
        </p>
      </Part>
      <Part title="What you should see">
        <p>
          In a private window, <Label>Sign in</Label> in the Help Center leads to Latchkey and back, with the person’s
          name at the top. Somebody Zendesk has not met before becomes a new end user.
        </p>
      </Part>
    </>
  )
}

export function EnabledStep({ context: { attestations, locks, app } }: StepProps) {
  const isOpen = locks['end-users'] === undefined && attestations['end-users-assigned'].state === 'valid'
  return (
    <>
      <dl class="details details-wide">
        <Group label="Team members" word={attestations['staff-assigned']} />
        <Group label="End users" word={attestations['end-users-assigned']} />
      </dl>
      {isOpen ? (
        <Part title="In Zendesk, if you want it">
          <p>
            While people are let choose, both ways stay open. <Label>Redirect to SSO</Label> in place of{' '}
            <Label>Let them choose</Label> sends everybody here at once, <PerZendesk article="4408882188570" />. Publish
            the fallback sheet of the next step before, and keep <Bidi>{`${app.origin}/access/normal`}</Bidi> at hand.
          </p>
        </Part>
      ) : (
        <p>
          Zendesk sends people here because the configuration is enabled for them, so that comes last: for staff in step
          8, for end users in step 9, and not before step 5 is confirmed.
        </p>
      )}
    </>
  )
}

function Group({ label, word }: { label: string; word: GuideContext['attestations']['staff-assigned'] }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {word.state === 'valid' && word.last ? (
          <>
            assigned, confirmed on <Moment at={word.last.at} />
          </>
        ) : (
          'not confirmed'
        )}
      </dd>
    </div>
  )
}

/** Says what has to happen first, and keeps the rest to itself. */
function Locked({ lock, reach }: { lock: AssignmentLock; reach: string }) {
  return (
    <Alert tone="info" title="How to assign it in Zendesk appears here later">
      {lock === 'external-ids' ? (
        <p>
          First confirm <a href="#step-external-ids">step 5</a>: “Update of external IDs?” is Off. Until then nothing
          here moves forward.
        </p>
      ) : (
        <p>As soon as {reach}. Until then people would be sent here and turned away.</p>
      )}
    </Alert>
  )
}

function Paused({ app: { isEnabled, stage } }: { app: GuideContext['app'] }) {
  if (isEnabled || stage === 'draft') return null
  return (
    <Alert tone="warning" title="Sign-in is paused">
      <p>Whoever Zendesk sends here is turned away until you resume it on the app’s overview.</p>
    </Alert>
  )
}

type WordProps = StepProps & { group: 'staff' | 'end-users'; step: 'staff-assigned' | 'end-users-assigned' }

/** One may take back what one said at any time, but not say it too early. */
function Word({ context, group, step }: WordProps) {
  const { locks, attestations } = context
  if (locks[group] === undefined) return <AttestationPanel context={context} step={step} />
  const { state } = attestations[step]
  if (state !== 'valid' && state !== 'expired') return null
  return (
    <>
      {state === 'valid' && (
        <Alert tone="danger" title="It is confirmed as assigned, though it is not time for it now">
          <p>Zendesk sends these people here. Put right what is said above, or take the assignment back in Zendesk.</p>
        </Alert>
      )}
      <AttestationPanel context={context} step={step} offer="withdraw" />
    </>
  )
}
