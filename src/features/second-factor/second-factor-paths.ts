/** Where the pages about a member's own second factor are. The first of them is sessions/proof.ts: factorSetUpPath. */
import { factorSetUpPath } from '../sessions/proof.ts'

export const totpPath = `${factorSetUpPath}/totp`
export const removeTotpPath = `${totpPath}/remove`
export const removedPath = `${factorSetUpPath}/removed`
export const codesPath = `${factorSetUpPath}/recovery-codes`
export const passkeysPath = '/account/security/passkeys'
