/** The composition root: from the world outside to everything a feature needs. */
import type { Config } from './config/config.ts'
import type { Database, Db } from './db/connect.ts'
import { accessQuery } from './features/access/access.query.ts'
import { accessValuesQuery } from './features/access/access-values.query.ts'
import { namedPeopleStore } from './features/access/named-people.store.ts'
import { erasuresStore } from './features/account/erasures/erasures.store.ts'
import { jobQueue } from './features/jobs/job-queue.store.ts'
import type { Jobs } from './features/jobs/jobs.ts'
import { ownHandoffsQuery } from './features/account/zendesk/own-handoffs.query.ts'
import { appsStore } from './features/apps/apps.store.ts'
import { brandingStore } from './features/branding/branding.store.ts'
import { devicesStore } from './features/devices/devices.store.ts'
import { dashboardQuery } from './features/dashboard/dashboard.query.ts'
import { eventListQuery } from './features/events/console/event-list.query.ts'
import { sealOfQuery } from './features/events/console/seal-of.query.ts'
import { eventsStore } from './features/events/events.store.ts'
import { eventsQuery } from './features/events/list-events.query.ts'
import { historySettingsStore } from './features/events/retention/history-settings.store.ts'
import { sealsStore } from './features/events/seals.store.ts'
import { talliesQuery } from './features/events/tallies.query.ts'
import { fallbackPublicationsStore } from './features/fallback/fallback-publications.store.ts'
import { handoffStore } from './features/handoff/handoff.store.ts'
import { importsStore } from './features/imports/imports.store.ts'
import { importUndoStore } from './features/imports/undo/import-undo.store.ts'
import { importResultsQuery } from './features/imports/wizard/import-results.query.ts'
import { keptFilesStore } from './features/imports/wizard/kept-files.store.ts'
import { memberImportsStore } from './features/imports/member-imports.store.ts'
import { outboxStore } from './features/mail/outbox.store.ts'
import { memberMergesStore } from './features/member-merge/member-merges.store.ts'
import { mergeUndosStore } from './features/member-merge/merge-undos.store.ts'
import { mergeSideQuery } from './features/member-merge/merge-side.query.ts'
import { memberListQuery } from './features/member-console/list/member-list.query.ts'
import { memberHistoryQuery } from './features/member-console/record/member-history.query.ts'
import { memberRecordQuery } from './features/member-console/record/member-record.query.ts'
import { membersStore } from './features/members/members.store.ts'
import { staleKeysStore } from './features/members/stale-keys/stale-keys.store.ts'
import { recoveryGrantsStore } from './features/recovery/grants/recovery-grants.store.ts'
import { recoveryRequestsStore } from './features/recovery/recovery-requests.store.ts'
import { registrationsStore } from './features/registration/registrations.store.ts'
import { staffDomainsQuery } from './features/registration/staff-domains.query.ts'
import { waitingRegistrationsQuery } from './features/registration/waiting-registrations.query.ts'
import { stageHistoryQuery } from './features/rollout/stage-history.query.ts'
import { staffEvidenceStore } from './features/rollout/staff/staff-evidence.store.ts'
import { staffReadinessQuery } from './features/rollout/staff/staff-readiness.query.ts'
import { testPeopleStore } from './features/rollout/test-people.store.ts'
import { factorsStore } from './features/second-factor/factors.store.ts'
import { recoveryCodesStore } from './features/second-factor/recovery-codes/recovery-codes.store.ts'
import { totpFactorsStore } from './features/second-factor/totp/totp-factors.store.ts'
import { passkeysStore } from './features/second-factor/passkeys/passkeys.store.ts'
import { usedChallengesStore } from './features/second-factor/passkeys/used-challenges.store.ts'
import { securitySettingsStore } from './features/security-settings/security-settings.store.ts'
import { uncoveredPeopleQuery } from './features/security-settings/uncovered-people.query.ts'
import { sessionsStore } from './features/sessions/sessions.store.ts'
import { appChecksStore } from './features/set-up-guide/app-checks.store.ts'
import { attestationsStore } from './features/set-up-guide/attestations.store.ts'
import { setupLinksStore } from './features/setup/setup-links.store.ts'
import { attacksQuery } from './features/sign-in/attacks/attacks.query.ts'
import { seenAttacksStore } from './features/sign-in/attacks/seen-attacks.store.ts'
import { gateDecisionsStore } from './features/safeguards/gate/gate-decisions.store.ts'
import { gateOverridesStore } from './features/safeguards/gate/gate-overrides.store.ts'
import { auditRunsStore } from './features/safeguards/audits/audit-runs.store.ts'
import { auditSourcesQuery } from './features/safeguards/audits/audit-sources.query.ts'
import { concludeStore } from './features/safeguards/audits/conclude/conclude.store.ts'
import { findingListQuery } from './features/safeguards/findings/list/finding-list.query.ts'
import { findingRecordQuery } from './features/safeguards/findings/record/finding-record.query.ts'
import { findingsStore } from './features/safeguards/findings/findings.store.ts'
import { safeguardOverviewQuery } from './features/safeguards/findings/list/overview.query.ts'
import { reportFindingsQuery } from './features/safeguards/reports/report-findings.query.ts'
import { safeguardTrendQuery } from './features/safeguards/trend/trend.query.ts'
import { sightingsStore } from './features/safeguards/audits/sightings.store.ts'
import { forecastBaseQuery } from './features/safeguards/forecast/forecast-base.query.ts'
import { forecastQuery } from './features/safeguards/forecast/forecast.query.ts'
import { safeguardSettingsStore } from './features/safeguards/settings/safeguard-settings.store.ts'
import { digestStore } from './features/safeguards/digest/digest.store.ts'
import { signInStepsStore } from './features/sign-in/sign-in-steps.store.ts'
import { signInsStore } from './features/sign-in/sign-ins.store.ts'
import { throttlesStore } from './features/sign-in/throttles.store.ts'
import { addressChangesStore } from './features/verification/change/address-changes.store.ts'
import { addressUndosStore } from './features/verification/change/address-undos.store.ts'
import { formerAddressesStore } from './features/verification/change/former-addresses.store.ts'
import { verificationLinksStore } from './features/verification/verification-links.store.ts'
import { webhooksStore } from './features/webhooks/webhooks.store.ts'
import { zendeskDirectoryStore } from './features/zendesk/zendesk-directory.store.ts'
import { zendeskImportsStore } from './features/zendesk/zendesk-imports.store.ts'
import type { Clock } from './kernel/clock.ts'
import type { Log } from './kernel/log.ts'
import type { Outbound } from './kernel/outbound.ts'
import type { Passwords } from './kernel/passwords.ts'
import type { Random } from './kernel/random.ts'
import type { SecretBox } from './kernel/secret-box.ts'
import type { InTransaction } from './kernel/transaction.ts'

/** What is different in production and in tests. */
export type World = {
  config: Config
  database: Database
  clock: Clock
  random: Random
  passwords: Passwords
  secretBox: SecretBox
  outbound: Outbound
  log: Log
}

export type Stores = ReturnType<typeof bindStores>

export type Deps = World &
  Stores & {
    inTransaction: InTransaction<Stores>
    /** The hot paths' own stores: outside transactions, on prepared statements. */
    handoffs: ReturnType<typeof handoffStore>
    signIns: ReturnType<typeof signInsStore>
    /** Sending works everywhere; they are started by the server alone. */
    jobs: Jobs
  }

export function createDeps(world: World): Deps {
  return {
    ...world,
    ...bindStores(world.database.db, world),
    handoffs: handoffStore(world.database, world.config),
    signIns: signInsStore(world.database),
    jobs: jobQueue(world.database, world.log),
    inTransaction: (work) => world.database.db.transaction((transaction) => work(bindStores(transaction, world))),
  }
}

function bindStores(db: Db, { clock, config }: World) {
  return {
    access: accessQuery(db),
    accessValues: accessValuesQuery(db),
    addressChanges: addressChangesStore(db),
    addressUndos: addressUndosStore(db),
    appChecks: appChecksStore(db),
    apps: appsStore(db),
    attestations: attestationsStore(db, config),
    attacks: attacksQuery(db),
    auditConclusions: concludeStore(db),
    auditRuns: auditRunsStore(db),
    auditSources: auditSourcesQuery(db),
    branding: brandingStore(db),
    dashboard: dashboardQuery(db),
    devices: devicesStore(db),
    digests: digestStore(db),
    erasures: erasuresStore(db),
    eventList: eventListQuery(db),
    events: eventsStore(db, clock),
    eventsQuery: eventsQuery(db),
    historySettings: historySettingsStore(db),
    factors: factorsStore(db),
    forecastBases: forecastBaseQuery(db),
    forecasts: forecastQuery(db),
    formerAddresses: formerAddressesStore(db),
    fallbackPublications: fallbackPublicationsStore(db),
    gateDecisions: gateDecisionsStore(db),
    gateOverrides: gateOverridesStore(db),
    findingList: findingListQuery(db),
    findingRecords: findingRecordQuery(db),
    findings: findingsStore(db),
    safeguardOverview: safeguardOverviewQuery(db),
    safeguardTrend: safeguardTrendQuery(db),
    imports: importsStore(db),
    importResults: importResultsQuery(db),
    importUndo: importUndoStore(db),
    keptFiles: keptFilesStore(db),
    memberImports: memberImportsStore(db),
    memberHistory: memberHistoryQuery(db),
    memberList: memberListQuery(db),
    memberMerges: memberMergesStore(db),
    memberRecords: memberRecordQuery(db),
    members: membersStore(db),
    mergeSides: mergeSideQuery(db),
    mergeUndos: mergeUndosStore(db),
    namedPeople: namedPeopleStore(db),
    outbox: outboxStore(db),
    ownHandoffs: ownHandoffsQuery(db),
    passkeys: passkeysStore(db),
    recoveryGrants: recoveryGrantsStore(db),
    recoveryRequests: recoveryRequestsStore(db),
    recoveryCodes: recoveryCodesStore(db),
    registrations: registrationsStore(db),
    reportFindings: reportFindingsQuery(db),
    safeguardSettings: safeguardSettingsStore(db),
    sealOf: sealOfQuery(db),
    seals: sealsStore(db),
    securitySettings: securitySettingsStore(db),
    seenAttacks: seenAttacksStore(db),
    sessions: sessionsStore(db),
    setupLinks: setupLinksStore(db),
    sightings: sightingsStore(db),
    signInSteps: signInStepsStore(db),
    stageHistory: stageHistoryQuery(db),
    staleKeys: staleKeysStore(db),
    staffDomains: staffDomainsQuery(db),
    staffEvidence: staffEvidenceStore(db, config),
    staffReadiness: staffReadinessQuery(db, config),
    tallies: talliesQuery(db),
    testPeople: testPeopleStore(db),
    throttles: throttlesStore(db),
    uncoveredPeople: uncoveredPeopleQuery(db),
    usedChallenges: usedChallengesStore(db),
    totpFactors: totpFactorsStore(db),
    verificationLinks: verificationLinksStore(db),
    waitingRegistrations: waitingRegistrationsQuery(db),
    zendeskDirectory: zendeskDirectoryStore(db, config),
    zendeskImports: zendeskImportsStore(db),
    webhooks: webhooksStore(db),
  }
}
