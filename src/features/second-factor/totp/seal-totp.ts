/** Seals the secrets of authenticator apps for their members, and seals them anew when the keys change. */
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { SealedTotp, TotpFactorsStore } from './totp-factors.store.ts'

const placeOf = (memberId: string) => ({ table: 'totp_factors', column: 'secret_sealed', id: memberId }) as const

export const sealTotpSecret = (secretBox: Pick<SecretBox, 'seal'>, memberId: string, secret: string): string =>
  secretBox.seal(secret, placeOf(memberId))

/** Undefined when no key at hand opens it. */
export function openTotpSecret(
  secretBox: Pick<SecretBox, 'open'>,
  { memberId, secretSealed }: SealedTotp,
): string | undefined {
  try {
    return secretBox.open(secretSealed, placeOf(memberId))
  } catch {
    return undefined
  }
}

export type ResealTotpDeps = {
  secretBox: Pick<SecretBox, 'open' | 'seal' | 'keyIds'>
  inTransaction: InTransaction<{ totpFactors: Pick<TotpFactorsStore, 'listSealedUnderOthers' | 'replaceSealed'> }>
}

/** Small enough to be held in memory, and for no sign-in to wait long for its row, however many members there are. */
const piece = 500

/**
 * How many changed their key. What no key at hand opens is left as it is: the key may come back. Each piece is a transaction
 * of its own: what an interruption leaves under the older key opens as before, and is found the next time.
 */
export async function resealTotp({ secretBox, inTransaction }: ResealTotpDeps): Promise<number> {
  const [current = ''] = secretBox.keyIds()
  let resealed = 0
  let last: string | undefined
  do {
    last = await inTransaction(async ({ totpFactors }) => {
      const found = await totpFactors.listSealedUnderOthers(current, last, piece)
      const anew = found.flatMap((factor) => sealAnew(secretBox, factor))
      await totpFactors.replaceSealed(anew)
      resealed += anew.length
      return found.at(-1)?.memberId
    })
  } while (last !== undefined)
  return resealed
}

function sealAnew(secretBox: Pick<SecretBox, 'open' | 'seal'>, factor: SealedTotp): SealedTotp[] {
  const { memberId } = factor
  const secret = openTotpSecret(secretBox, factor)
  return secret === undefined ? [] : [{ memberId, secretSealed: sealTotpSecret(secretBox, memberId, secret) }]
}
