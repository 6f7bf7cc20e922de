/** Says in words whom Zendesk signs in, what it writes, and where its own documents disagree. */
import { Alert } from '../parts/alert.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'

export function MatchingWords() {
  return (
    <div class="stack prose">
      <p>
        At each sign-in Zendesk gets the member’s external ID, full name, primary e-mail address and, if there is one,
        primary phone number. With “Update of external IDs?” Off it then goes through this, <Anatomy />:
      </p>
      <ol>
        <li>A Zendesk user with this external ID is signed in.</li>
        <li>
          Without one, the Zendesk user with this primary e-mail address is signed in. If that user has no external ID,
          the two are linked: it gets this one.
        </li>
        <li>Without either, Zendesk creates a new end user, who lands in the Help Center.</li>
      </ol>
      <Alert tone="warning" title="Any match signs in, agents and admins included">
        <p>
          With everything that Zendesk user can reach, earlier tickets of that address too. So an address must be
          verified, and belong to one member only, before a token leaves.
        </p>
      </Alert>
      <h3>What Zendesk writes</h3>
      <dl class="details details-wide">
        <div>
          <dt>External ID</dt>
          <dd>only if empty there</dd>
        </div>
        <div>
          <dt>Name</dt>
          <dd>always</dd>
        </div>
        <div>
          <dt>Phone</dt>
          <dd>only when we have one</dd>
        </div>
        <div>
          <dt>E-mail address</dt>
          <dd>not when it was the address that matched; otherwise see below</dd>
        </div>
      </dl>
      <h3>Where the documents disagree</h3>
      <ul>
        <li>
          The address matches a user who carries <em>another</em> external ID: refused, or signed in with the ID left as
          it is.
        </li>
        <li>
          The external ID matches, but the address is new: Zendesk’s article says that the user’s address is updated, a
          comparable product says never.
        </li>
        <li>With the setting On: which of the two is looked for first.</li>
      </ul>
      <p class="note">
        Expect either until you have seen it in your own account. None of it was confirmed on a live one.
      </p>
    </div>
  )
}

function Anatomy() {
  return <PerZendesk article="4408881965722" />
}
