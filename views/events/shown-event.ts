/** One event as the pages show it. Its type is one that has a sentence, so that a new one is not forgotten. */
import type { ShownEventType } from './event-sentences.ts'
import type { Telling } from './telling.ts'

export type ShownEvent = Telling & {
  type: ShownEventType
  id: string
  at: Date
  requestId: string | undefined
  ip: string | undefined
  personal: Readonly<Record<string, unknown>> | undefined
}
