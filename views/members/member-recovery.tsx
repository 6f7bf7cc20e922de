/** For a member who cannot get in, or whom somebody else might be: codes on paper, lost factors, a password others know. */
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { OneButton } from './one-button.tsx'

export type MemberRecoveryProps = {
  csrfToken: string
  home: string
  isSuspended: boolean
  hasCredentials: boolean
  hasFactors: boolean
  address: 'none' | 'unverified' | 'verified'
  /** Staff, or holds a role: a second owner has to approve a code. */
  needsApproval: boolean
  /** The code that was made and not used. `canApprove`: whoever looks is a second owner. */
  grant:
    | { id: string; madeBy: string; isWaiting: boolean; createdAt: Date; expiresAt: Date; canApprove: boolean }
    | undefined
  may: Readonly<Record<'makeCode' | 'resetFactors' | 'removePassword', boolean>>
  errors?: Readonly<Partial<Record<'resetReason', string>>> | undefined
  typed?: Readonly<Partial<Record<'resetReason', string>>> | undefined
}

/** Nothing of it can be done to some members, and then there is no section for it. */
export const canRecover = (props: Omit<MemberRecoveryProps, 'csrfToken' | 'home'>): boolean =>
  props.grant !== undefined || canMakeCode(props) || canMarkKnown(props) || (props.may.resetFactors && props.hasFactors)

export function MemberRecovery(props: MemberRecoveryProps) {
  const { may, grant, hasFactors } = props
  return (
    <>
      {grant && <Grant {...props} grant={grant} />}
      {canMakeCode(props) && <CodeForm {...props} />}
      {may.resetFactors && hasFactors && <FactorsForm {...props} />}
      {canMarkKnown(props) && (
        <OneButton {...props} action="password-known" label="Password is known to others">
          Their password stops working at once, their sessions end, and they are told. A link to choose another is sent
          to their address, if it is proved to be theirs.
        </OneButton>
      )}
    </>
  )
}

type Conditions = Omit<MemberRecoveryProps, 'csrfToken' | 'home'>

/** Somebody whom mail reaches is sent a link. */
const canMakeCode = ({ may, isSuspended, address }: Conditions): boolean =>
  may.makeCode && !isSuspended && address !== 'verified'

const canMarkKnown = ({ may, hasCredentials }: Conditions): boolean => may.removePassword && hasCredentials

function CodeForm({ needsApproval, grant, ...props }: MemberRecoveryProps) {
  return (
    <OneButton {...props} action="one-time-code" label="Make one-time code">
      No mail reaches them, so hand them a code on paper, by which they choose a password within a day. The code is
      shown once.
      {needsApproval && ' A second owner has to approve it before it opens anything.'}
      {grant && ' The one above is void then.'}
    </OneButton>
  )
}

function Grant({
  csrfToken,
  home,
  grant,
  may,
}: MemberRecoveryProps & { grant: NonNullable<MemberRecoveryProps['grant']> }) {
  const { id, madeBy, isWaiting, createdAt, expiresAt, canApprove } = grant
  return (
    <div class="stack stack-tight">
      <p>
        <Bidi>{madeBy}</Bidi> made a one-time code on <Moment at={createdAt} />, good until <Moment at={expiresAt} />.{' '}
        {isWaiting ? 'It opens nothing until a second owner has approved it.' : 'It was not used yet.'}
      </p>
      {canApprove && (
        <form class="stack stack-tight" method="post" action={`${home}/one-time-code/approve`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="grant" value={id} />
          <p class="hint">Ask whoever made it whom they gave it to, and how they knew them.</p>
          <Button size="wide">Approve the code</Button>
        </form>
      )}
      {may.makeCode && (
        <form method="post" action={`${home}/one-time-code/withdraw`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="grant" value={id} />
          <Button kind="secondary" size="wide">
            Take the code back
          </Button>
        </form>
      )}
    </div>
  )
}

function FactorsForm({ csrfToken, home, errors, typed }: MemberRecoveryProps) {
  return (
    <form class="form" method="post" action={`${home}/reset-factors`}>
      <CsrfField token={csrfToken} />
      <Field
        name="resetReason"
        label="Lost their second factor: how you know that it is them"
        value={typed?.resetReason}
        isPlainWriting
        autocomplete="off"
        maxLength={500}
        hint="Kept in the history. All their factors and recovery codes are removed, their sessions end, no browser is remembered, and they are told by mail. Their password stays."
        error={errors?.resetReason}
      />
      <Button kind="secondary" size="wide">
        Remove second factors
      </Button>
    </form>
  )
}
