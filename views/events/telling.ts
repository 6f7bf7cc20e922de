/** What a sentence about an event is made of. */

export type ShownMember = {
  id: string
  /** Undefined once they are erased. */
  name: string | undefined
  externalId: string | undefined
}
export type ShownActor = { kind: 'member'; member: ShownMember } | { kind: 'other'; word: string }

export type Telling = {
  type: string
  outcome: string
  codes: readonly string[]
  actor: ShownActor
  /** Undefined: about nobody in particular. */
  subject: ShownMember | undefined
  app: { key: string; name: string } | undefined
  detail: Readonly<Record<string, unknown>>
}

/** Words of ours, and between them names that somebody else chose. */
export type SentencePart = string | { outside: string }
export type Sentence = readonly SentencePart[]
