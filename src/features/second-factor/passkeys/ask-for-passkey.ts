/** What a page needs to ask the browser for a passkey. Stores nothing. */
import type { PasskeyRequest } from '../../../../views/passkeys/passkey-form.tsx'
import type { Random } from '../../../kernel/random.ts'
import { minutes } from '../../../kernel/clock.ts'
import { makeChallenge, type ChallengeDeps, type ChallengeUse, type OwnChallengeUse } from './passkey-challenge.ts'
import { relyingPartyOf } from './passkey.ts'
import type { PasskeysStore } from './passkeys.store.ts'

export type AskDeps = ChallengeDeps & { config: { publicUrl: string }; random: Pick<Random, 'bytes'> }

/** At the sign-in: whichever passkey of ours the browser can find. */
export const askForAnyPasskey = (deps: AskDeps): PasskeyRequest => requestOf(deps, { purpose: 'sign-in' }, [])

/** Of a member who is known: one of theirs. Undefined when they have none. */
export async function askForPasskeyOf(
  deps: AskDeps & { passkeys: Pick<PasskeysStore, 'listOf'> },
  use: OwnChallengeUse & { purpose: 'second-factor' | 'prove' },
): Promise<PasskeyRequest | undefined> {
  const own = await deps.passkeys.listOf(use.memberId)
  if (own.length === 0) return undefined
  return requestOf(
    deps,
    use,
    own.map(({ credentialId: id, transports }) => ({ type: 'public-key', id, transports })),
  )
}

const requestOf = (
  deps: AskDeps,
  use: ChallengeUse,
  allowCredentials: PasskeyRequest['allowCredentials'],
): PasskeyRequest => ({
  challenge: makeChallenge(deps, use).toString('base64url'),
  rpId: relyingPartyOf(deps.config),
  allowCredentials,
  userVerification: 'required',
  timeout: askedFor,
})

/** Long enough to fetch a telephone, short enough for the challenge to be good when it is back. */
export const askedFor = minutes(2)
