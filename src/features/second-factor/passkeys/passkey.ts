/** A passkey: a key pair of which the authenticator keeps the secret half, and we the public one. */

export type Passkey = {
  /** Ours, for addresses and the history. */
  id: string
  memberId: string
  /** The authenticator's, base64url. */
  credentialId: string
  /** COSE, base64url. */
  publicKey: string
  /** How often it has signed, as it says; stays 0 for those that do not count. */
  signCount: number
  /** How the browser may reach it: "internal", "hybrid", "usb" and the like. */
  transports: string[]
  /** May be copied to other devices of its owner, and whether it has been. */
  isBackupEligible: boolean
  isBackedUp: boolean
  name: string
  createdAt: Date
  lastUsedAt: Date | undefined
}

/** More than anybody carries; a list that grows without end helps nobody. */
export const mostPasskeys = 20

/** What a passkey is made for and answers to: our host name. */
export const relyingPartyOf = ({ publicUrl }: { publicUrl: string }): string => new URL(publicUrl).hostname

/** What the authenticator knows a member by: our own random id, which tells nobody anything. */
export const userHandleOf = (memberId: string): string =>
  Buffer.from(memberId.replaceAll('-', ''), 'hex').toString('base64url')
