/** Whether a member can sign in, to here and to each app, and what is on its way to them. */
import { adviceWords, factorFirst, type CheckCode } from '../handoff/check-words.ts'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'

export type MemberSignInProps = {
  /** Never more than whether there is one. */
  hasCredentials: boolean
  hasPassword: boolean
  lastSignedInAt: Date | undefined
  /** In browsers they never signed in with; `new-password`: for as long as this password is theirs. */
  lockedUntil: Date | 'new-password' | undefined
  isSuspended: boolean
  /** `obstacles`: the checks their hand-off would fail now; none: it would be issued. */
  apps: readonly { key: string; name: string; isLinked: boolean; obstacles: readonly CheckCode[] }[]
  hasMoreApps: boolean
  /** The policy wants one of them. */
  lacksSecondFactor: boolean
  setupLinks: readonly { createdAt: Date; expiresAt: Date; isMailed: boolean }[]
  verificationLinks: readonly { createdAt: Date; expiresAt: Date }[]
  /** Counts only. */
  factors: { hasTotp: boolean; passkeys: number; recoveryCodes: number }
  browsers: number
}

export function MemberSignIn(props: MemberSignInProps) {
  const { hasPassword, lastSignedInAt, lockedUntil, apps, hasMoreApps, setupLinks, verificationLinks } = props
  return (
    <>
      {lockedUntil && (
        <Alert tone="warning">
          <p>
            {lockedUntil === 'new-password' ? (
              'A hundred wrong passwords in a row: this one opens only in browsers they signed in with before, until they choose another one or somebody unlocks them.'
            ) : (
              <>
                Too many wrong passwords: tries in browsers they never signed in with are turned away until{' '}
                <Moment at={lockedUntil} />.
              </>
            )}
          </p>
        </Alert>
      )}
      <dl class="details details-wide">
        <div>
          <dt>To Latchkey</dt>
          <dd>{latchkeyWords(props)}</dd>
        </div>
        <div>
          <dt>Password</dt>
          <dd>{hasPassword ? 'set' : 'none'}</dd>
        </div>
        <div>
          <dt>Second factor</dt>
          <dd>{factorWords(props.factors)}</dd>
        </div>
        <div>
          <dt>Known browsers</dt>
          <dd>{props.browsers === 0 ? 'none' : props.browsers}</dd>
        </div>
        <div>
          <dt>Last signed in</dt>
          <dd>{lastSignedInAt ? <Moment at={lastSignedInAt} /> : 'never'}</dd>
        </div>
        {setupLinks.map((link) => (
          <div key={link.createdAt.toISOString()}>
            <dt>Password link</dt>
            <dd>
              {link.isMailed ? 'by mail' : 'handed over'}, made on <Moment at={link.createdAt} />, unused, good until{' '}
              <Moment at={link.expiresAt} />
            </dd>
          </div>
        ))}
        {verificationLinks.map((link) => (
          <div key={link.createdAt.toISOString()}>
            <dt>Verification link</dt>
            <dd>
              made on <Moment at={link.createdAt} />, unused, good until <Moment at={link.expiresAt} />
            </dd>
          </div>
        ))}
      </dl>
      <h3>To Zendesk</h3>
      {apps.length === 0 && <p class="quiet">No app is registered, so there is nowhere to hand them over to.</p>}
      {apps.length > 0 && (
        <ul class="obstacles">
          {apps.map(({ key, name, isLinked, obstacles }) => (
            <li key={key}>
              <div class="row">
                {isLinked ? (
                  <a href={`/admin/apps/${encodeURIComponent(key)}`}>
                    <Bidi>{name}</Bidi>
                  </a>
                ) : (
                  <Bidi>{name}</Bidi>
                )}
                <Badge tone={obstacles.length === 0 ? 'success' : 'warning'}>
                  {obstacles.length === 0 ? 'Passes every check' : 'Kept out'}
                </Badge>
              </div>
              {obstacles.length > 0 && (
                <ul>
                  {obstacles.map((code) => (
                    <li key={code}>{adviceWords(code)}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      {props.lacksSecondFactor && <p class="note">{factorFirst}</p>}
      {hasMoreApps && <p class="note">Only the first twenty apps are looked at here.</p>}
    </>
  )
}

function latchkeyWords({ isSuspended, hasCredentials, factors }: MemberSignInProps): string {
  if (isSuspended) return 'No: suspended'
  if (hasCredentials) return 'Yes, with their password'
  return factors.passkeys > 0 ? 'Yes, with a passkey' : 'No: they have no password yet'
}

function factorWords({ hasTotp, passkeys, recoveryCodes }: MemberSignInProps['factors']): string {
  const counted = (count: number, one: string): string[] =>
    count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`]
  const all = [
    ...(hasTotp ? ['authenticator app'] : []),
    ...counted(passkeys, 'passkey'),
    ...counted(recoveryCodes, 'recovery code'),
  ]
  return all.length === 0 ? 'none' : all.join(', ')
}
