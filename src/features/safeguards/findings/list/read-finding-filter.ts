/** From what was asked to what findings are looked through for: names become ids. What nobody has fits nothing. */
import type { AppsStore } from '../../../apps/apps.store.ts'
import type { MemberListQuery, MemberListRequest } from '../../../member-console/list/member-list.query.ts'
import { findingStates } from '../../finding.ts'
import type { FindingFilter } from './finding-list.query.ts'
import type { FindingListInput } from '../findings.input.ts'

/** Members that words are looked up as: whoever means fewer types more. */
const mostMembers = 200

type FilterDeps = { apps: Pick<AppsStore, 'find'>; memberList: Pick<MemberListQuery, 'list'> }

/** `isCut`: more members fit the words than are looked at. */
export async function readFindingFilter(
  { apps, memberList }: FilterDeps,
  { state, severity, code, app, staff, q }: FindingListInput,
): Promise<{ filter: FindingFilter; isCut: boolean }> {
  const found = q === '' ? undefined : await memberList.list({ typed: q, filters: noFilters, limit: mostMembers })
  const states = state === 'unresolved' ? findingStates.filter((one) => one !== 'resolved') : [state]
  return {
    filter: {
      states,
      severity,
      code,
      appId: app === '' ? undefined : ((await apps.find(app))?.id ?? nobody),
      isStaff: staff === 'yes',
      memberIds: found?.entries.map(({ id }) => id),
    },
    isCut: found?.hasMore ?? false,
  }
}

/** The id of nothing. */
const nobody = '00000000-0000-0000-0000-000000000000'

const noFilters: MemberListRequest['filters'] = {
  ...{ status: undefined, staff: undefined, verified: undefined, credentials: undefined, factor: undefined },
  ...{ signedIn: undefined, role: undefined, shared: undefined, organization: '' },
}
