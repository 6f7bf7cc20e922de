/** Work that cannot be interrupted is left behind when somebody asks to stop. */

/** What `work` gives, or a rejection as soon as `signal` aborts. What comes after that goes to `discard`. */
export function unlessStopped<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
  discard: (late: T) => unknown = () => undefined,
): Promise<T> {
  if (signal.aborted) return Promise.reject(new Error('stopped'))
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('stopped'))
    signal.addEventListener('abort', stop, { once: true })
    work()
      .then((result) => (signal.aborted ? discard(result) : resolve(result)))
      .catch(reject)
      .finally(() => signal.removeEventListener('abort', stop))
  })
}
