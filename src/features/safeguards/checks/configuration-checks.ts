/** Checks of our own configuration: app registrations, their secrets, and how Latchkey is run. */
import type { AuditCheck } from './check.ts'
import { appRegistrations } from './configuration/app-registrations.ts'
import { appSecrets } from './configuration/app-secrets.ts'
import { consoleFactors } from './configuration/console-factors.ts'
import { ownHouse } from './configuration/own-house.ts'

export const configurationChecks: readonly AuditCheck[] = [appSecrets, appRegistrations, ownHouse, consoleFactors]
