/** What is known at the moment of a hand-off: all that its checks judge by and its claims are made of. */

export type HandoffFacts = {
  app: {
    id: string
    key: string
    name: string
    subdomain: string
    returnHosts: string[]
    isEnabled: boolean
    /** Counts up with every change of the registration. */
    version: number
    /** Undefined while no secret was entered. */
    secretSealed: string | undefined
  }
  member: {
    id: string
    externalId: string
    name: string
    /** As typed, trimmed. */
    email: string | undefined
    /** Somebody proved that the present address is this member's. */
    isVerified: boolean
    /** E.164. */
    phone: string | undefined
    isActive: boolean
    hasCredentials: boolean
    /** Another member who holds credentials has the same address, by its exact key. */
    sharesAddress: boolean
    /** Errors that Zendesk reported after this member's hand-offs to this app, in the loop breaker's window. */
    recentErrors: number
  }
  /** All of the above as the database tells it, to the letter; a verdict holds as long as it tells the same. */
  stamp: string
}
