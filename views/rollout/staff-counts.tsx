/** How many of the staff are missing what, and the two things that must not be overlooked: another ID, and no staff at all. */
import { Alert } from '../parts/alert.tsx'

export type StaffCounts = {
  staff: number
  withoutCredentials: number
  notSignedIn: number
  idNotSeen: number
  idDiffers: number
  missing: number
}

export function NoStaff() {
  return (
    <Alert tone="warning" title="Nobody here is marked as staff">
      <p>
        So nothing can be said about the agents and admins in Zendesk. Mark your staff as such in{' '}
        <a href="/admin/members">Members</a>, or in the file you import.
      </p>
    </Alert>
  )
}

export function Counts({ counts }: { counts: StaffCounts }) {
  const { staff, missing, withoutCredentials, notSignedIn, idNotSeen, idDiffers } = counts
  return (
    <>
      {idDiffers > 0 && (
        <Alert
          tone="danger"
          title={`${idDiffers} of them ${idDiffers === 1 ? 'has' : 'have'} another external ID in Zendesk`}
        >
          <p>
            Signing in may then fail, or end in the profile of somebody else. Find out whose ID it is before anybody
            signs in with it.
          </p>
        </Alert>
      )}
      <dl class="tally">
        <Count label="Staff" value={staff} />
        <Count label="Missing something" value={missing} isBad={missing > 0} />
        <Count label="Without credentials here" value={withoutCredentials} isBad={withoutCredentials > 0} />
        <Count label="Not signed in through SSO" value={notSignedIn} isBad={notSignedIn > 0} />
        <Count label="External ID not seen" value={idNotSeen} isBad={idNotSeen > 0} />
      </dl>
    </>
  )
}

function Count({ label, value, isBad = false }: { label: string; value: number; isBad?: boolean }) {
  return (
    <div class={isBad ? 'tally-bad' : undefined}>
      <dt>{label}</dt>
      <dd>{value.toLocaleString('en-GB')}</dd>
    </div>
  )
}
