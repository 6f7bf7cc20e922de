/** What a check may use, and the shape every one of them has. */
import type { Config } from '../../../config/config.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Outbound } from '../../../kernel/outbound.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { App } from '../../apps/app.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import type { CheckFinding } from '../app-check.ts'

export type CheckDeps = {
  config: Pick<Config, 'publicUrl' | 'zendeskOrigin' | 'isPractice'>
  apps: AppsStore
  secretBox: SecretBox
  clock: Clock
  random: Random
  outbound: Outbound
}

/** Looks and tells; changes nothing. */
export type Check = (deps: CheckDeps, app: App) => Promise<CheckFinding>

export const secretMissing: CheckFinding = { outcome: 'unknown', code: 'secret-missing' }
export const secretShut: CheckFinding = { outcome: 'bad', code: 'secret-shut' }
