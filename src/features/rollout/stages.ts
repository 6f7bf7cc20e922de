/** The order of the roll-out: one step forward at a time, back to wherever one likes. */
import { stages, type Stage } from '../apps/app.ts'

/** Undefined behind the last one. */
export const stageAfter = (stage: Stage): Stage | undefined => stages[stages.indexOf(stage) + 1]

export const stagesBefore = (stage: Stage): readonly Stage[] => stages.slice(0, stages.indexOf(stage))
