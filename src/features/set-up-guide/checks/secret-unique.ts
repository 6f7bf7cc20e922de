/** Whether any other app has the same secret, under whichever key it was sealed: a token for one would open the other. */
import { openSecret } from '../../apps/secret/seal-secret.ts'
import { secretMissing, secretShut, type Check } from './check.ts'

export const checkSecretUnique: Check = async (deps, app) => {
  if (app.secretSetAt === undefined) return secretMissing
  const opened = await openSecret(deps, app.id)
  if (opened.kind === 'shut') return secretShut
  const fingerprints = deps.secretBox.fingerprints(opened.secret)
  const others = (await deps.apps.listSealedSecrets()).filter(({ id }) => id !== app.id)
  return others.some(({ fingerprint }) => fingerprints.includes(fingerprint))
    ? { outcome: 'bad', code: 'secret-shared' }
    : { outcome: 'good', code: 'secret-its-own' }
}
