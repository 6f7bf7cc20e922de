/** Work that waits in the database for any process to do it: once, one after the other, and again when it broke off. */

export type Jobs = {
  /** Begins to look for work. Sending needs no start. */
  start(): Promise<void>
  /** Lets go of the work in hand by its signal, and waits for it a little. */
  stop(): Promise<void>
  /** Puts a job into the queue. False: one like it waits there already. */
  send(queue: Queue, data: JobData, options?: { afterSeconds?: number }): Promise<boolean>
  /** After `start`. `handler` has one job at a time; a job whose handler threw is tried again, a few times. */
  work(queue: Queue, handler: JobHandler): Promise<void>
}

/** One word a kind of work. Of each, at most one job waits: whoever asks again while it does is served by that one. */
export const queues = ['audits'] as const
export type Queue = (typeof queues)[number]

/** Kept for a while beside the history: no personal data, no secret. */
export type JobData = Readonly<Record<string, string>>

export type JobHandler = (data: JobData, signal: AbortSignal) => Promise<void>
