/** Offers administrators their own hand-off, and nobody else's; or says what is missing for it. */
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { adviceWords, type CheckCode } from './check-words.ts'

export type TryForRealProps = {
  appKey: string
  appName: string
  /** Codes of what keeps this administrator out; empty: nothing does. */
  missing: readonly CheckCode[]
}

export function TryForReal({ appKey, appName, missing }: TryForRealProps) {
  const key = encodeURIComponent(appKey)
  return (
    <section class="card stack" aria-labelledby="try">
      <h2 id="try">Try it for real</h2>
      {missing.length === 0 ? (
        <>
          <p>
            Signs you in to <Bidi>{appName}</Bidi> in this browser, as yourself, as every sign-in does. Zendesk writes
            what is sent into your profile there, and it is recorded like every sign-in. Trying it as somebody else is
            not possible.
          </p>
          <ButtonLink href={`/sso/zendesk/${key}`} kind="secondary" size="wide">
            Sign in to Zendesk as yourself
          </ButtonLink>
        </>
      ) : (
        <>
          <p>You can try it as yourself only, and not yet:</p>
          <ul>
            {missing.map((code) => (
              <li key={code}>{adviceWords(code)}</li>
            ))}
          </ul>
          {missing.includes('not-in-stage') && (
            <p>
              <a href={`/admin/apps/${key}/roll-out`}>Add yourself to the test people</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}
