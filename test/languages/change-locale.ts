/** Writes down a member's language, as a member file would. */
import type { Deps } from '../../src/deps.ts'

export async function changeLocale({ database }: Deps, memberId: string, locale: string | undefined): Promise<void> {
  await database
    .db('members')
    .where({ id: memberId })
    .update({ locale: locale ?? null })
}
