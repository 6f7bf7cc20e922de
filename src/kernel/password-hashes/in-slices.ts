/** Long work that has to be done on the one thread everybody waits for: a little at a time. */
import { setImmediate } from 'node:timers/promises'

/** Steps of a microsecond or two: a slice holds the others up for a millisecond. */
const slice = 512

/** Does `step` so many times, with the number of each; others have their turn in between. */
export async function inSlices(times: number, step: (turn: number) => void): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    step(turn)
    if (turn % slice === slice - 1) await setImmediate()
  }
}
