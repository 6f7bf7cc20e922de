/** Where to go on after signing in: a path of our own, never somebody else's address. */

/** Room for a `return_to` of 2,000 characters, each of them escaped, and for the one beside it that is refused later. */
const longest = 16_000

/** `given` when it is a path on this origin that may follow a sign-in; otherwise undefined. */
export function readLocalPath(given: unknown, publicUrl: string): string | undefined {
  if (typeof given !== 'string' || given.length > longest) return undefined
  if (!/^\/[\w.~!$&'()*+,;=:@%/?-]*$/.test(given) || !URL.canParse(given, publicUrl)) return undefined
  const url = new URL(given, publicUrl)
  const leadsOn = /^\/(sso\/zendesk\/[a-z0-9-]+$|address-change\/[\w-]+$|admin(\/|$)|account(\/|$))/.test(url.pathname)
  // Byte for byte what the parser understood: nothing hides in a second reading of it.
  return url.origin === publicUrl && leadsOn && url.pathname + url.search === given ? given : undefined
}

/** The key of the app that a path from `readLocalPath` hands a member over to; undefined for every other path. */
export const handoffKeyOf = (path: string | undefined): string | undefined =>
  /^\/sso\/zendesk\/([a-z0-9-]+)(\?|$)/.exec(path ?? '')?.[1]

/** The sign-in page that leads back to `path`; plain when it may not be led back to. */
export const signInPath = (path: string | undefined, publicUrl: string): string =>
  withContinue('/sign-in', readLocalPath(path, publicUrl))

/** A page of ours that carries along where its visitor is on the way to. `continueTo`: from `readLocalPath`. */
export const withContinue = (path: string, continueTo: string | undefined): string =>
  continueTo === undefined ? path : `${path}?${new URLSearchParams({ continue: continueTo })}`
