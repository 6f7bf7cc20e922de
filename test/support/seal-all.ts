/** Brings every event into the chain. Other test files write on the same server, and the sealer waits for all of its writers. */
import { expect } from 'vitest'
import { sealEvents, type SealDeps } from '../../src/features/events/seal-events.ts'

export async function sealAll(deps: SealDeps): Promise<void> {
  const unsealed = async (): Promise<number> => {
    await sealEvents(deps)
    const { sealed, events } = await deps.seals.countAll()
    return events - sealed
  }
  await expect.poll(unsealed, { timeout: 15_000 }).toBe(0)
}
