/** The Help Center: home, an article, the visitor's own requests; and what stands for the agent workspace. */
import { PracticeLayout, type Visitor } from './practice-layout.tsx'

type TicketRow = { id: number; subject: string; status: string; requester: string }

export function HelpCenterPage({ visitor }: { visitor: Visitor }) {
  return (
    <PracticeLayout title="Help Center" visitor={visitor}>
      <section class="hero">
        <h1>How can we help?</h1>
        {visitor.name === undefined ? (
          <p>Anybody may read the articles. To see your own requests, sign in.</p>
        ) : (
          <p>
            Welcome, <bdi>{visitor.name}</bdi>.
          </p>
        )}
      </section>
      <ul class="tiles">
        <li>
          <a href="/hc/en-us/articles/1?topic=membership&amp;from=home">
            <strong>Renewing your membership</strong>
            <span>An article with a query in its address, to see it survive a sign-in.</span>
          </a>
        </li>
        <li>
          <a href="/hc/en-us/requests">
            <strong>My requests</strong>
            <span>Needs a sign-in.</span>
          </a>
        </li>
        <li>
          <a href="/agent">
            <strong>Agent workspace</strong>
            <span>For agents and admins.</span>
          </a>
        </li>
      </ul>
    </PracticeLayout>
  )
}

type ArticleProps = { visitor: Visitor; id: string; query: { name: string; value: string }[] }

export function ArticlePage({ visitor, id, query }: ArticleProps) {
  return (
    <PracticeLayout title="Renewing your membership" visitor={visitor}>
      <p class="quiet">
        Article <bdi>{id}</bdi>
      </p>
      <h1>Renewing your membership</h1>
      <p>Memberships run for a year. A month before yours ends, a letter with a link arrives at your address.</p>
      <p>Nothing to renew here: this article exists so that you can sign in from a page inside the Help Center.</p>
      {query.length > 0 && (
        <section class="note">
          <h2>What came with the address</h2>
          <dl id="query">
            {query.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </PracticeLayout>
  )
}

export function RequestsPage(props: { visitor: Visitor; address: string; tickets: TicketRow[] }) {
  return (
    <PracticeLayout title="My requests" visitor={props.visitor}>
      <h1>My requests</h1>
      <p class="quiet">
        Every request that was ever sent from <bdi>{props.address}</bdi>, or another address of this profile.
      </p>
      <Tickets tickets={props.tickets} base="/hc/en-us/requests" />
    </PracticeLayout>
  )
}

export function RequestPage({ visitor, ticket }: { visitor: Visitor; ticket: TicketRow }) {
  return (
    <PracticeLayout title={ticket.subject} visitor={visitor}>
      <p class="quiet">
        Request {ticket.id} · {ticket.status}
      </p>
      <h1>{ticket.subject}</h1>
      <p>The conversation would be here.</p>
      <p>
        <a href="/hc/en-us/requests">My requests</a>
      </p>
    </PracticeLayout>
  )
}

export function AgentPage(props: { visitor: Visitor; role: string; tickets: TicketRow[] }) {
  return (
    <PracticeLayout title="Agent workspace" visitor={props.visitor}>
      <h1>Agent workspace</h1>
      <p class="quiet">
        You are here as {props.role}. An agent reads everybody’s requests: that is what a wrong hand-off gives away.
      </p>
      <Tickets tickets={props.tickets} isForAgents />
    </PracticeLayout>
  )
}

function Tickets({ tickets, base, isForAgents }: { tickets: TicketRow[]; base?: string; isForAgents?: boolean }) {
  if (tickets.length === 0) return <p class="note">No requests yet.</p>
  return (
    <div class="scroll" role="region" aria-label="Requests" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Subject</th>
            {isForAgents && <th scope="col">Requester</th>}
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {tickets.map(({ id, subject, status, requester }) => (
            <tr key={id}>
              <td>{id}</td>
              <td>{base ? <a href={`${base}/${id}`}>{subject}</a> : subject}</td>
              {isForAgents && (
                <td>
                  <bdi>{requester}</bdi>
                </td>
              )}
              <td>{status}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
