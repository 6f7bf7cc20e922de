/** Work that is done again and again for as long as a server runs, one round at a time. */

export type Repeating = {
  /** Asks the round in hand to stop and waits for it; no other one begins. */
  stop(): Promise<void>
}

export type Rhythm = {
  /** Milliseconds between the end of one round and the beginning of the next. */
  every: number
  /** Milliseconds before the first round, where they are others. */
  first?: number
  /** What a round threw. The next one comes all the same. */
  onTrouble: (error: unknown) => void
}

/** `work` is given a signal that aborts when it is to stop. Keeps no process alive by itself. */
export function repeat(
  work: (signal: AbortSignal) => Promise<void>,
  { every, first = every, onTrouble }: Rhythm,
): Repeating {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()

  const schedule = (wait: number): void => {
    timer = setTimeout(() => {
      round = work(stopping.signal)
        .catch(onTrouble)
        .then(() => {
          if (!stopping.signal.aborted) schedule(every)
        })
    }, wait).unref()
  }

  schedule(first)
  return {
    stop: async () => {
      stopping.abort(new Error('stopping'))
      clearTimeout(timer)
      await round
    },
  }
}
