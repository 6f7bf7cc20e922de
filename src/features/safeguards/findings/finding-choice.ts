/** How a finding is named in addresses and forms: by its fingerprint, and with the evidence that was looked at. */

/** Of letters and digits as hashes and ids have them; whether there is such a finding is for the store to say. */
export const isFingerprint = (text: string): boolean => /^[0-9a-f-]{16,128}$/.test(text)

const seenLength = 16

/** The beginning of the evidence hash is enough to notice a change. */
export const seenOf = (evidenceHash: string): string => evidenceHash.slice(0, seenLength)

export const choiceOf = ({ fingerprint, evidenceHash }: { fingerprint: string; evidenceHash: string }): string =>
  `${fingerprint}.${seenOf(evidenceHash)}`

/** Fingerprints with what was seen of each; what is no choice of ours is left out. */
export function readChoices(given: readonly string[]): Map<string, string> {
  const choices = given.map((choice) => choice.split('.'))
  return new Map(
    choices.flatMap(([fingerprint, seen]) =>
      fingerprint !== undefined && seen?.length === seenLength && isFingerprint(fingerprint)
        ? [[fingerprint, seen] as const]
        : [],
    ),
  )
}
