/** Whether a trial token made with the stored secret passes the rules Zendesk documents. */
import { trySecret } from '../../apps/secret/check-secret.ts'
import type { Check } from './check.ts'

export const checkSecretSigns: Check = async (deps, app) => {
  const tried = await trySecret(deps, app)
  return tried.kind === 'good'
    ? { outcome: 'good', code: 'secret-signs' }
    : { outcome: tried.kind, code: tried.because }
}
