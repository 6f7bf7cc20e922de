/**
 * Checks of the member store alone. Two codes of the catalogue have none: `email-domain-dead` would ask name servers, which
 * nothing here does, and `import-would-collide` is refused where a file is judged, before it could be in the store.
 */
import type { AuditCheck } from './check.ts'
import { addressTraits } from './members/address-traits.ts'
import { externalIds } from './members/external-ids.ts'
import { foreignNames } from './members/foreign-names.ts'
import { lookAlikes } from './members/look-alikes.ts'
import { movingAddresses } from './members/moving-addresses.ts'
import { sharedAddresses } from './members/shared-addresses.ts'
import { unprovedAddresses } from './members/unproved-addresses.ts'

export const memberChecks: readonly AuditCheck[] = [
  sharedAddresses,
  addressTraits,
  lookAlikes,
  ...unprovedAddresses,
  ...movingAddresses,
  ...foreignNames,
  ...externalIds,
]
