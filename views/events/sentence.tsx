/** A sentence about an event, with names from outside kept to themselves. */
import { Bidi } from '../parts/bidi.tsx'
import { sentenceOf } from './event-sentences.ts'
import type { SentencePart, Telling } from './telling.ts'

export function EventSentence({ event }: { event: Telling }) {
  return <Parts parts={sentenceOf(event)} />
}

export function Parts({ parts }: { parts: readonly SentencePart[] }) {
  return <>{parts.map((part, index) => (typeof part === 'string' ? part : <Bidi key={index}>{part.outside}</Bidi>))}</>
}
