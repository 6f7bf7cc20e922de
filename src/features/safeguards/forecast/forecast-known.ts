/** What a forecast may rest on: whether the users of this Zendesk are known well enough, and the one setting it depends on. */
import type { App } from '../../apps/app.ts'
import type { AttestationsStore } from '../../set-up-guide/attestations.store.ts'
import { blindnessOf, isStale, type Blindness, type ZendeskDirectory } from '../../zendesk/zendesk-directory.ts'
import type { ZendeskDirectoryStore } from '../../zendesk/zendesk-directory.store.ts'
import type { SettingKnown } from './forecast-words.ts'
import { usualAssumptions, type Assumptions } from './predict.ts'

export type ForecastDeps = {
  zendeskDirectory: Pick<ZendeskDirectoryStore, 'find'>
  attestations: Pick<AttestationsStore, 'listValid'>
}

export type Known = {
  /** Why what is known does not carry a forecast; undefined when it does. */
  blind: Blindness | undefined
  /** How old the oldest of what it rests on is. */
  asOf: Date | undefined
  assumptions: Assumptions
  setting: SettingKnown
}

export async function readKnown(
  deps: ForecastDeps,
  { id: appId, subdomain }: Pick<App, 'id' | 'subdomain'>,
  { now, staleAfterDays }: { now: Date; staleAfterDays: number },
): Promise<Known> {
  const directory = await deps.zendeskDirectory.find({ appId, subdomain })
  const blindness = blindnessOf(directory.sources, { now, staleAfterDays })
  const everybody = directory.sources.filter(({ kind }) => kind !== 'team-export')
  const dates = (everybody.length > 0 ? everybody : directory.sources).map(({ asOf }) => asOf.getTime())
  return {
    blind: carrying.find((code) => blindness.includes(code)),
    asOf: dates.length > 0 ? new Date(Math.max(...dates)) : undefined,
    ...(await settingOf(deps, directory, { appId, subdomain, now, staleAfterDays })),
  }
}

/** Without these nobody can say who would be meant; in the order in which they are told. */
const carrying: readonly Blindness[] = [
  'nothing',
  'old',
  'incomplete',
  'no-end-users',
  'no-addresses',
  'no-external-ids',
]

async function settingOf(
  { attestations }: ForecastDeps,
  { ssoConfigurations }: ZendeskDirectory,
  { appId, subdomain, now, staleAfterDays }: { appId: string; subdomain: string; now: Date; staleAfterDays: number },
): Promise<Pick<Known, 'assumptions' | 'setting'>> {
  const read = ssoConfigurations.filter(
    ({ kind, isActive, updateExternalIds, asOf }) =>
      kind === 'jwt' && isActive && updateExternalIds !== undefined && !isStale(asOf, now, staleAfterDays),
  )
  if (read.length > 0) {
    // Of several, the one that does more.
    const updateExternalIds = read.some((each) => each.updateExternalIds === true)
    return { assumptions: { ...usualAssumptions, updateExternalIds }, setting: 'read' }
  }
  const valid = await attestations.listValid(appId, subdomain, now)
  const isAttested = valid.some(({ step }) => step === 'external-ids-off')
  return { assumptions: usualAssumptions, setting: isAttested ? 'attested' : 'unknown' }
}

/** Why nothing can be told, in words. */
export const blindWords: Record<Blindness, string> = {
  nothing: 'Nothing is known of the users in this Zendesk account, so what it would do cannot be told.',
  old: 'What is known of the users in this Zendesk account is too old to tell what it would do.',
  incomplete: 'Only some of the users in this Zendesk account are known, so what it would do cannot be told.',
  'no-end-users':
    'Only the team members of this Zendesk account are known, so what it would do with anybody else cannot be told.',
  'no-external-ids': 'The external IDs in this Zendesk account are not known, so what it would do cannot be told.',
  'no-addresses': 'The addresses in this Zendesk account are not known, so what it would do cannot be told.',
  'no-roles': 'The roles in this Zendesk account are not known.',
  'no-suspensions': 'Who is suspended in this Zendesk account is not known.',
  'no-last-sign-ins': 'When anybody last signed in to this Zendesk account is not known.',
}
