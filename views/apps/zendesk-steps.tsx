/** What to do in Zendesk, in the order that is never unsafe, with the labels Zendesk's documentation uses. */
import { PerZendesk } from '../parts/per-zendesk.tsx'

export function ZendeskSteps({ editHref }: { editHref: string }) {
  return (
    <div class="stack">
      <ol class="steps">
        <li>
          <h3>Add the app here</h3>
          <p>Done: this is it. It may wait for its shared secret, which Zendesk need not have shown yet.</p>
        </li>
        <li>
          <h3>Paste the two addresses into Zendesk</h3>
          <p>
            In Zendesk, open <Path steps={['Admin Center', 'Account', 'Security', 'Single sign-on']} />. Choose{' '}
            <Label>Create SSO configuration</Label>, then <Label>JSON Web Token</Label>, and paste{' '}
            <Label>Remote login URL</Label> and <Label>Remote logout URL</Label> as shown above. Zendesk accepts public
            https addresses only. The configuration stays without effect until you assign it.
          </p>
        </li>
        <li>
          <h3>Bring the shared secret here</h3>
          <p>
            Zendesk shows the whole <Label>Shared secret</Label> only once: in that form, or when you save it. We could
            not confirm which, so have this page open beside it. <a href={editHref}>Enter it in this app</a>, then check
            the stored secret.
          </p>
        </li>
        <li>
          <h3>Leave “Update of external IDs?” Off</h3>
          <p>
            It must stay <Label>Off</Label>. Switched on, a member whose address matches a Zendesk user can take over
            that user, agents and admins included. Zendesk’s article on several brands advises On, <Brands />: leave it
            Off all the same.
          </p>
        </li>
        <li>
          <h3>Enable this app</h3>
          <p>Here in Latchkey. Nobody arrives yet: Zendesk sends people only once the configuration is assigned.</p>
        </li>
        <li>
          <h3>Team members first</h3>
          <p>
            In Zendesk, open <Path steps={['Admin Center', 'Account', 'Security', 'Team member authentication']} /> and
            choose this configuration under <Label>External authentication</Label>. Let every team member sign in once,
            and see that each profile now carries an external ID.
          </p>
        </li>
        <li>
          <h3>End users last</h3>
          <p>
            Only then do the same under <Label>End user authentication</Label>, so that nobody can arrive at a staff
            profile that is still without an external ID.
          </p>
        </li>
      </ol>
      <p class="note">
        Labels <PerZendesk article="4408845838874" /> (configuration) and <PerZendesk article="4408882188570" />{' '}
        (assigning it). They may differ in your Zendesk.
      </p>
    </div>
  )
}

function Path({ steps }: { steps: readonly string[] }) {
  return <span class="ui-label">{steps.join(' > ')}</span>
}

function Label({ children }: { children: string }) {
  return <span class="ui-label">{children}</span>
}

function Brands() {
  return <PerZendesk article="4408886711066" />
}
