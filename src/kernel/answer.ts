/** What another server said, or why it said nothing. */

export type Answer = {
  kind: 'answered'
  status: number
  /** Of one header; undefined when it is not there. */
  header(name: string): string | undefined
  /** As text, at most `largest` bytes of it. */
  body: string
}

/** Why there is no answer; never more of the network's own words, which may hold addresses. */
export type NoAnswer = {
  kind: 'none'
  because:
    | 'not-configured'
    | 'timeout'
    | 'unknown-host'
    | 'refused'
    | 'certificate'
    | 'too-large'
    | 'unreachable'
    /** The host leads to this machine or to a network behind it. */
    | 'private-address'
}
