/** What can be done to a member: one form each. What this administrator may not do is not here. */
import { Alert } from '../parts/alert.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { roleWords } from './member-badges.tsx'
import { canRecover, MemberRecovery, type MemberRecoveryProps } from './member-recovery.tsx'
import { OneButton } from './one-button.tsx'

export type MemberActionsProps = {
  csrfToken: string
  home: string
  version: number
  isSuspended: boolean
  isLocked: boolean
  hasCredentials: boolean
  role: string | undefined
  /** Of the address, where there is one. */
  address: 'none' | 'unverified' | 'verified'
  may: MemberRecoveryProps['may'] &
    Readonly<Record<'change' | 'vouch' | 'sendReset' | 'changeRole' | 'erase' | 'exportPerson', boolean>>
  /** Why a mail with a link to choose a password would not be sent; undefined: it would. */
  noResetBecause: string | undefined
  recovery: Pick<MemberRecoveryProps, 'hasFactors' | 'needsApproval' | 'grant'>
  errors?: Readonly<Partial<Record<'reason' | 'how' | 'role' | 'resetReason', string>>> | undefined
  typed?: Readonly<Partial<Record<'reason' | 'how' | 'resetReason', string>>> | undefined
}

export function MemberActions(props: MemberActionsProps) {
  const { may, address } = props
  const back = { ...props, ...props.recovery }
  if (!may.change && !may.changeRole && !may.erase && !may.exportPerson) {
    return (
      <section class="card stack" aria-label="What you may do">
        <p class="quiet">You may look at this member, and change nothing.</p>
      </section>
    )
  }
  return (
    <>
      {may.change && (
        <section class="card stack" aria-labelledby="mail">
          <h2 id="mail">Mail</h2>
          <MailForms {...props} />
        </section>
      )}
      {canRecover(back) && (
        <section class="card stack" aria-labelledby="getting-back">
          <h2 id="getting-back">Getting back in</h2>
          <MemberRecovery {...back} />
        </section>
      )}
      {may.vouch && address === 'unverified' && (
        <section class="card stack" aria-labelledby="vouch">
          <h2 id="vouch">Vouch for the address</h2>
          <VouchForm {...props} />
        </section>
      )}
      {may.change && (
        <section class="card stack" aria-labelledby="access">
          <h2 id="access">Access</h2>
          <AccessForms {...props} />
        </section>
      )}
      {may.changeRole && (
        <section class="card stack" aria-labelledby="role">
          <h2 id="role">Role in this console</h2>
          <RoleForm {...props} />
        </section>
      )}
      {(may.exportPerson || may.erase) && (
        <section class="card stack" aria-labelledby="data">
          <h2 id="data">Their data</h2>
          <DataForms {...props} />
        </section>
      )}
    </>
  )
}

function MailForms({ csrfToken, home, address, may, noResetBecause }: MemberActionsProps) {
  return (
    <>
      {address === 'unverified' && (
        <OneButton csrfToken={csrfToken} home={home} action="send-verification" label="Send verification link">
          Mails them a link that proves that the address is theirs. It is good for a day.
        </OneButton>
      )}
      {!may.sendReset && (
        <p class="hint">Only owners send a password link to staff, or to somebody with a role in this console.</p>
      )}
      {may.sendReset && noResetBecause === undefined && (
        <OneButton csrfToken={csrfToken} home={home} action="send-reset" label="Send password link">
          Mails them a link by which they choose a password themselves. The one they have works until then.
        </OneButton>
      )}
      {may.sendReset && noResetBecause !== undefined && <p class="hint">{noResetBecause}</p>}
    </>
  )
}

function VouchForm({ csrfToken, home, version, errors, typed }: MemberActionsProps) {
  return (
    <>
      <Alert tone="warning">
        <p>
          Zendesk opens the tickets of this address to whoever we say has it. Vouch only if you know that it is theirs;
          your word for it is recorded.
        </p>
      </Alert>
      <form class="form" method="post" action={`${home}/vouch`}>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="version" value={version} />
        <Field
          name="how"
          label="How you know"
          value={typed?.how}
          isPlainWriting
          autocomplete="off"
          maxLength={500}
          hint="Such as: showed their membership card and opened the mailbox at the desk."
          error={errors?.how}
        />
        <Button kind="secondary" size="wide">
          Vouch for the address
        </Button>
      </form>
    </>
  )
}

function AccessForms(props: MemberActionsProps) {
  const { csrfToken, home, isSuspended, isLocked, hasCredentials, may, errors, typed } = props
  return (
    <>
      {isLocked && (
        <OneButton csrfToken={csrfToken} home={home} action="unlock" label="Unlock">
          Forgets the wrong passwords, so that they can try again at once. Tries are also counted by where they come
          from: that count stays.
        </OneButton>
      )}
      {isSuspended ? (
        <OneButton csrfToken={csrfToken} home={home} action="restore" label="Restore">
          Lets them sign in again, as before.
        </OneButton>
      ) : (
        <form class="form" method="post" action={`${home}/suspend`}>
          <CsrfField token={csrfToken} />
          <Field
            name="reason"
            label="Reason to suspend them"
            isOptional
            value={typed?.reason}
            isPlainWriting
            autocomplete="off"
            maxLength={500}
            hint="Kept in the history. Suspending ends their sessions here at once; in Zendesk they stay signed in."
            error={errors?.reason}
          />
          <Button kind="secondary" size="wide">
            Suspend
          </Button>
        </form>
      )}
      {hasCredentials && may.removePassword && (
        <OneButton csrfToken={csrfToken} home={home} action="remove-password" label="Remove password">
          They are told by mail if their address is confirmed, and can sign in with a password again once they have
          chosen another, by a link or a one-time code.
        </OneButton>
      )}
    </>
  )
}

const roles = ['owner', 'administrator', 'operator', 'auditor'] as const

const roleChoices = [
  { value: 'none', label: 'None' },
  ...roles.map((role) => ({ value: role, label: roleWords(role) })),
]

function RoleForm({ csrfToken, home, version, role, errors }: MemberActionsProps) {
  return (
    <form class="form" method="post" action={`${home}/role`}>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="version" value={version} />
      <SelectField
        name="role"
        label="Role"
        value={role ?? 'none'}
        choices={roleChoices}
        hint={`Owners do everything; administrators all but roles, staff and overrides; operators look after members; auditors only look. ${
          role === undefined
            ? 'A first role ends their sessions and removes their password and second factors, since whoever brought them in may know or hold them: send them a password link afterwards.'
            : 'Another role ends their sessions, and they keep their password: remove it first if somebody else may know it.'
        }`}
        error={errors?.role}
      />
      <Button kind="secondary" size="wide">
        Change role
      </Button>
    </form>
  )
}

function DataForms({ csrfToken, home, may }: MemberActionsProps) {
  return (
    <>
      {may.exportPerson && (
        <OneButton csrfToken={csrfToken} home={home} action="export" label="Download everything">
          All that is kept of them, as one JSON file, history included. The download is recorded.
        </OneButton>
      )}
      {may.erase && (
        <ButtonLink href={`${home}/erase`} kind="danger">
          Erase this member
        </ButtonLink>
      )}
    </>
  )
}
