/** What a member can prove themselves with beside the password. */

export type FactorSummary = { hasTotp: boolean; passkeys: number; /** Unused ones. */ recoveryCodes: number }

/** Recovery codes alone are none: they stand in for a factor that was lost. */
export const hasSecondFactor = ({ hasTotp, passkeys }: FactorSummary): boolean => hasTotp || passkeys > 0

/** Where a sign-in with a recovery code leads before it goes on; takes `continue`. */
export const codeUsedPath = '/account/security/second-factor/code-used'
