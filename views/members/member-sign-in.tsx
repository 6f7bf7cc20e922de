/** Whether a member can sign in, to here and to each app, and what is on its way to them. */
import { adviceWords, type CheckCode } from '../handoff/check-words.ts'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'

export type MemberSignInProps = {
  /** Never more than whether there is one. */
  hasCredentials: boolean
  passwordSetAt: Date | undefined
  lastSignedInAt: Date | undefined
  lockedUntil: Date | undefined
  isSuspended: boolean
  /** `obstacles`: the checks their hand-off would fail now; none: it would be issued. */
  apps: readonly { key: string; name: string; isLinked: boolean; obstacles: readonly CheckCode[] }[]
  hasMoreApps: boolean
  setupLinks: readonly { createdAt: Date; expiresAt: Date; isMailed: boolean }[]
  verificationLinks: readonly { createdAt: Date; expiresAt: Date }[]
}

export function MemberSignIn(props: MemberSignInProps) {
  const { passwordSetAt, lastSignedInAt, lockedUntil, apps, hasMoreApps, setupLinks, verificationLinks } = props
  return (
    <>
      {lockedUntil && (
        <Alert tone="warning">
          <p>
            Too many wrong passwords: tries are turned away until <Moment at={lockedUntil} />.
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
          <dd>
            {passwordSetAt ? (
              <>
                set, last on <Moment at={passwordSetAt} />
              </>
            ) : (
              'none'
            )}
          </dd>
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
      {hasMoreApps && <p class="note">Only the first twenty apps are looked at here.</p>}
    </>
  )
}

function latchkeyWords({ isSuspended, hasCredentials }: MemberSignInProps): string {
  if (isSuspended) return 'No: suspended'
  return hasCredentials ? 'Yes, with their password' : 'No: they have no password yet'
}
