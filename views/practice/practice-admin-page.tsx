/** The Admin Center of the practice Zendesk: settings under Zendesk's labels, switches, people, the last hand-offs. */
import { PracticeLayout, type Visitor } from './practice-layout.tsx'

type Settings = { remoteLoginUrl: string; remoteLogoutUrl: string; maskedSecret: string; ipRanges: string }
type SwitchRow = {
  key: string
  label: string
  kind: 'setting' | 'open'
  why: string
  options: { value: string; says: string; isChosen: boolean }[]
}
type PersonRow = {
  id: number
  name: string
  role: string
  externalId?: string | undefined
  email: string
  secondaryEmails: string[]
  phone?: string | undefined
  organizations: string[]
  tags: string[]
  userFields: [string, unknown][]
  isSuspended: boolean
  isDeleted: boolean
}
type HandoffRow = {
  at: Date
  verdict: string
  case: string | undefined
  message: string
  isZendesksWording: boolean
  because: string
  claims: string | undefined
  personName: string | undefined
  hasSession: boolean
}
type AdminCenterProps = {
  visitor: Visitor
  settings: Settings
  switches: SwitchRow[]
  people: PersonRow[]
  handoffs: HandoffRow[]
  problem?: string | undefined
}

export function AdminCenterPage({ visitor, settings, switches, people, handoffs, problem }: AdminCenterProps) {
  return (
    <PracticeLayout title="Admin Center" visitor={visitor} isWide>
      <h1>Admin Center</h1>
      <p class="note">
        No sign-in is asked for here: this is a training stand-in, meant to be reached from this machine only.
      </p>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <SsoSettings settings={settings} />
      <Switches switches={switches} />
      <People people={people} />
      <Handoffs handoffs={handoffs} />
    </PracticeLayout>
  )
}

function SsoSettings({ settings }: { settings: Settings }) {
  return (
    <section id="sso">
      <h2>Account · Security · Single sign-on · JSON Web Token</h2>
      <dl class="settings">
        <Setting label="Remote login URL" value={settings.remoteLoginUrl} />
        <Setting label="Remote logout URL" value={settings.remoteLogoutUrl} />
        <Setting label="Shared secret" value={settings.maskedSecret} />
        <Setting label="IP ranges" value={settings.ipRanges} />
      </dl>
    </section>
  )
}

const Setting = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value === '' ? <span class="quiet">not set</span> : <code>{value}</code>}</dd>
  </div>
)

function Switches({ switches }: { switches: SwitchRow[] }) {
  return (
    <section id="switches">
      <form method="post" action="/admin/switches">
        <h2>Settings</h2>
        <SwitchList switches={switches.filter(({ kind }) => kind === 'setting')} />
        <h2>Open questions</h2>
        <p>
          Zendesk’s texts contradict each other or say nothing here. Choose a reading, then sign in again to see what it
          would do.
        </p>
        <SwitchList switches={switches.filter(({ kind }) => kind === 'open')} />
        <button type="submit">Save</button>
      </form>
    </section>
  )
}

const SwitchList = ({ switches }: { switches: SwitchRow[] }) => (
  <div class="switches">
    {switches.map(({ key, label, why, options }) => (
      <div key={key}>
        <label for={key}>{label}</label>
        <p class="quiet" id={`${key}-why`}>
          {why}
        </p>
        <select id={key} name={key} aria-describedby={`${key}-why`}>
          {options.map(({ value, says, isChosen }) => (
            <option key={value} value={value} selected={isChosen}>
              {says}
            </option>
          ))}
        </select>
      </div>
    ))}
  </div>
)

function Handoffs({ handoffs }: { handoffs: HandoffRow[] }) {
  return (
    <section id="handoffs">
      <h2>The last hand-offs</h2>
      {handoffs.length === 0 && <p class="note">None yet. Start at the Help Center with “Sign in”.</p>}
      <ol class="handoffs" reversed>
        {handoffs.map((handoff, index) => (
          <li key={index}>
            <Handoff {...handoff} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Handoff({ at, verdict, case: matchCase, personName, hasSession, claims, ...refusal }: HandoffRow) {
  return (
    <article class={verdict === 'refused' ? 'handoff refused' : 'handoff'}>
      <p>
        <strong>{verdictWords[verdict] ?? verdict}</strong>
        {personName !== undefined && <bdi> {personName}</bdi>}
        {matchCase !== undefined && <span class="case">case {matchCase}</span>}
        {verdict !== 'refused' && !hasSession && <span class="case">without a session</span>}
        <time class="quiet" dateTime={at.toISOString()}>
          {at.toISOString().replace('T', ' ').slice(0, 19)} UTC
        </time>
      </p>
      {refusal.message !== '' && (
        <p>
          <q>{refusal.message}</q>{' '}
          <span class="quiet">
            {refusal.isZendesksWording ? 'as seen at Zendesk' : 'our words; Zendesk’s are not known'}, {refusal.because}
          </span>
        </p>
      )}
      {claims !== undefined && (
        <details>
          <summary>What the token said</summary>
          <pre tabIndex={0}>{claims}</pre>
        </details>
      )}
    </article>
  )
}

const verdictWords: Record<string, string> = { 'signed-in': 'Signed in', created: 'Created', refused: 'Refused' }

function People({ people }: { people: PersonRow[] }) {
  return (
    <section id="people">
      <h2>People</h2>
      <div class="scroll" role="region" aria-label="People" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">External ID</th>
              <th scope="col">E-mail</th>
              <th scope="col">Phone</th>
              <th scope="col">More</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonLine key={person.id} {...person} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function PersonLine(person: PersonRow) {
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi>
        {person.isSuspended && <span class="case">suspended</span>}
        {person.isDeleted && <span class="case">deleted</span>}
      </th>
      <td>{person.role}</td>
      <td>{person.externalId === undefined ? <span class="quiet">empty</span> : <code>{person.externalId}</code>}</td>
      <td>
        <bdi>{person.email}</bdi>
        {person.secondaryEmails.map((address) => (
          <div key={address} class="quiet">
            <bdi>{address}</bdi> (secondary)
          </div>
        ))}
      </td>
      <td>{person.phone}</td>
      <td>
        {[
          ...person.organizations,
          ...person.tags.map((tag) => `#${tag}`),
          ...person.userFields.map(([key, value]) => `${key}: ${String(value)}`),
        ].join(', ')}
      </td>
    </tr>
  )
}
