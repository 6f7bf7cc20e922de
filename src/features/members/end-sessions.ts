/** What the members' verbs need of sessions: whoever may no longer sign in is signed out at once, everywhere. */
export type EndSessions = { endAllOf(memberId: string): Promise<unknown> }
