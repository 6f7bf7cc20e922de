/** What every page of somebody's own account has in common: whose it is, and which part of it is open. */
import type { Response } from 'express'
import type { AccountFrame, AccountPlace } from '../../../views/parts/account-bar.tsx'

/** After `requireSession`. `here`: the part of the account that the page belongs to; pages beside them leave it out. */
export const accountFrame = ({ locals }: Response, here?: AccountPlace): AccountFrame => ({
  name: locals.member.name,
  csrfToken: locals.csrfToken(),
  here,
})
