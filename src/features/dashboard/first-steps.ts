/** The way from an empty installation to everybody being signed in, as a list that is ticked off by what is there. */
import { stages, type App, type Stage } from '../apps/app.ts'
import type { FallbackState } from '../fallback/fallback-state.ts'
import type { Guide, StepId } from '../set-up-guide/guide.ts'

export const firstStepIds = [
  'members',
  'app',
  'set-up',
  'test-people',
  'staff',
  'everyone',
  'fallback',
  'branding',
] as const
export type FirstStepId = (typeof firstStepIds)[number]

export type FirstStep = { id: FirstStepId; isDone: boolean }
/** `appKey`: the app that has come furthest, which the steps are about. */
export type FirstSteps = { steps: FirstStep[]; appKey: string | undefined }

export type FirstStepsFacts = {
  hasMembers: boolean
  /** Of the app that has come furthest. */
  app: Pick<App, 'key' | 'stage'> | undefined
  guide: Guide | undefined
  /** Of that app's sheet. */
  fallback: FallbackState['state']
  isBranded: boolean
}

/** Undefined once all of it is done. */
export function judgeFirstSteps(facts: FirstStepsFacts): FirstSteps | undefined {
  const steps = firstStepIds.map((id) => ({ id, isDone: done[id](facts) }))
  return steps.every(({ isDone }) => isDone) ? undefined : { steps, appKey: facts.app?.key }
}

export const furthest = <Of extends Pick<App, 'stage'>>(apps: readonly Of[]): Of | undefined =>
  apps.reduce<Of | undefined>(
    (best, app) => (best === undefined || isPast(app.stage, best.stage) ? app : best),
    undefined,
  )

const done: Record<FirstStepId, (facts: FirstStepsFacts) => boolean> = {
  members: ({ hasMembers }) => hasMembers,
  app: ({ app }) => app !== undefined,
  'set-up': ({ guide }) => guide?.steps.every(({ id, state }) => state === 'done' || !beforeAssigning.has(id)) ?? false,
  'test-people': ({ app }) => app !== undefined && app.stage !== 'draft',
  staff: ({ app }) => app?.stage === 'staff' || app?.stage === 'everyone',
  everyone: ({ app }) => app?.stage === 'everyone',
  // A sheet that hangs there with something wrong on it is not done.
  fallback: ({ fallback }) => fallback === 'current',
  branding: ({ isBranded }) => isBranded,
}

/** What the guide asks for before anybody is sent here; the rest of it goes along with the roll-out. */
const beforeAssigning = new Set<StepId>([
  'registered',
  'help-center',
  'configuration',
  'secret',
  'external-ids',
  'endpoint',
  'clock',
])

const isPast = (stage: Stage, other: Stage): boolean => stages.indexOf(stage) > stages.indexOf(other)
