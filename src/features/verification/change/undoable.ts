/** Conditions on a change `c` of the address of a member `m`, in SQL, for whichever store asks. */

/** Staff and role holders have their addresses changed by owners. */
export const isTheirs = 'not m.is_staff and m.role is null'

/**
 * The address is still what the latest change of their own made it: nobody has decided otherwise since. Numbers are in the
 * order of the changes, since whoever asks anew gives up what was pending.
 */
export const isUndoable = `(
  c.changed_at is not null and ${isTheirs} and m.email_exact_key = (
    select latest.email_exact_key from address_changes latest
    where latest.member_id = c.member_id and latest.changed_at is not null and latest.undone_at is null
    order by latest.id desc limit 1
  )
)`

/** The addresses whose readers can take a change of the member `:memberId` back at `:now`. */
export const undoAddresses = `
  select distinct on (c.former_exact_key) c.former_email
  from address_changes c join members m on m.id = c.member_id
  where c.member_id = cast(:memberId as uuid) and c.undo_token_hash is not null and c.undone_at is null
    and c.undo_expires_at > :now and ${isUndoable} and c.former_exact_key is distinct from m.email_exact_key
  order by c.former_exact_key, c.id desc`
