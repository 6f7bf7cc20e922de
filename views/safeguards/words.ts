/** The shape of what is said about one kind of finding. */

export type FindingWords = {
  /** In a list, without an article: “Two members on one address”. */
  title: string
  /** What was found, in one or two sentences. */
  meaning: string
  /** What Zendesk, or somebody with bad intent, would do with it. */
  effect: string
  /** Steps that put it right, in order. */
  remedy: readonly string[]
  /** The article of Zendesk's behind a statement about Zendesk, by number. */
  article?: string
}
