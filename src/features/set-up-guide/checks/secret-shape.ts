/** Whether the stored secret is long enough to resist guessing, and shaped as Zendesk's are. */
import { openSecret } from '../../apps/secret/seal-secret.ts'
import { readSharedSecret } from '../../apps/secret/shared-secret.ts'
import { secretMissing, secretShut, type Check } from './check.ts'

export const checkSecretShape: Check = async (deps, app) => {
  if (app.secretSetAt === undefined) return secretMissing
  const opened = await openSecret(deps, app.id)
  if (opened.kind === 'shut') return secretShut
  const judged = readSharedSecret(opened.secret)
  if (judged.kind === 'refused') return { outcome: 'bad', code: 'secret-weak' }
  return judged.warning === undefined
    ? { outcome: 'good', code: 'secret-as-issued' }
    : { outcome: 'warning', code: 'secret-unusual' }
}
