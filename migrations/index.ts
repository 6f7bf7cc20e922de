/** Every migration, in order. Listed by hand: the bundle carries no folder to read. */
import type { Knex } from 'knex'
import * as createMembers from './20261120090000_create_members.ts'
import * as createApps from './20261120090100_create_apps.ts'
import * as createEvents from './20261120090200_create_events.ts'
import * as createSessions from './20261120090300_create_sessions.ts'
import * as createMemberImports from './20261120090400_create_member_imports.ts'
import * as addRollOut from './20261120100000_add_roll_out.ts'
import * as keepAttestations from './20261120100100_keep_attestations.ts'
import * as keepStaffEvidence from './20261120100200_keep_staff_evidence.ts'
import * as createBranding from './20261120100300_create_branding.ts'
import * as searchMembers from './20261120100400_search_members.ts'
import * as keepImports from './20261120100500_keep_imports.ts'
import * as createMail from './20261120100600_create_mail.ts'
import * as tallyEvents from './20261120100700_tally_events.ts'
import * as strengthenSignIn from './20261121090000_strengthen_sign_in.ts'
import * as useChallengesOnce from './20261121090100_use_challenges_once.ts'
import * as changeAddresses from './20261121090200_change_addresses.ts'
import * as grantRecovery from './20261121090300_grant_recovery.ts'
import * as askForErasure from './20261121090400_ask_for_erasure.ts'
import * as watchSignIns from './20261121090500_watch_sign_ins.ts'
import * as registerMembers from './20261121090700_register_members.ts'
import * as countPasskeysAsCredentials from './20261121090800_count_passkeys_as_credentials.ts'
import * as keepSafeguards from './20261122090000_keep_safeguards.ts'
import * as mergeMembers from './20261122100000_merge_members.ts'

export type Migration = { up(knex: Knex): Promise<void>; down(knex: Knex): Promise<void> }

export const migrations: readonly { name: string; migration: Migration }[] = [
  { name: '20261120090000_create_members', migration: createMembers },
  { name: '20261120090100_create_apps', migration: createApps },
  { name: '20261120090200_create_events', migration: createEvents },
  { name: '20261120090300_create_sessions', migration: createSessions },
  { name: '20261120090400_create_member_imports', migration: createMemberImports },
  { name: '20261120100000_add_roll_out', migration: addRollOut },
  { name: '20261120100100_keep_attestations', migration: keepAttestations },
  { name: '20261120100200_keep_staff_evidence', migration: keepStaffEvidence },
  { name: '20261120100300_create_branding', migration: createBranding },
  { name: '20261120100400_search_members', migration: searchMembers },
  { name: '20261120100500_keep_imports', migration: keepImports },
  { name: '20261120100600_create_mail', migration: createMail },
  { name: '20261120100700_tally_events', migration: tallyEvents },
  { name: '20261121090000_strengthen_sign_in', migration: strengthenSignIn },
  { name: '20261121090100_use_challenges_once', migration: useChallengesOnce },
  { name: '20261121090200_change_addresses', migration: changeAddresses },
  { name: '20261121090300_grant_recovery', migration: grantRecovery },
  { name: '20261121090400_ask_for_erasure', migration: askForErasure },
  { name: '20261121090500_watch_sign_ins', migration: watchSignIns },
  { name: '20261121090700_register_members', migration: registerMembers },
  { name: '20261121090800_count_passkeys_as_credentials', migration: countPasskeysAsCredentials },
  { name: '20261122090000_keep_safeguards', migration: keepSafeguards },
  { name: '20261122100000_merge_members', migration: mergeMembers },
]
