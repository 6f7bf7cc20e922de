/** The whole history of a member, a page at a time. */
import { Page } from '../layout.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { HistoryList, type HistoryLine } from './history-list.tsx'

export type MemberHistoryPageProps = {
  frame: ConsoleFrame
  member: { id: string; name: string }
  lines: readonly HistoryLine[]
  olderHref: string | undefined
  isFirst: boolean
}

export function MemberHistoryPage({ frame, member, lines, olderHref, isFirst }: MemberHistoryPageProps) {
  const home = `/admin/members/${member.id}`
  return (
    <Page title={`History of ${member.name}`} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: member.name, href: home },
        ]}
        here="History"
      />
      <h1>
        <bdi>{`History of ${member.name}`}</bdi>
      </h1>
      <section class="card stack" aria-label="Events, newest first">
        {lines.length === 0 && !isFirst ? (
          <p class="quiet">Nothing is older than this.</p>
        ) : (
          <HistoryList lines={lines} />
        )}
      </section>
      <nav class="pager" aria-label="Pages">
        {olderHref !== undefined && (
          <ButtonLink href={olderHref} kind="secondary" size="small">
            Older
          </ButtonLink>
        )}
        {!isFirst && (
          <ButtonLink href={`${home}/history`} kind="quiet" size="small">
            Newest
          </ButtonLink>
        )}
        <ButtonLink href={home} kind="quiet" size="small">
          Back to the member
        </ButtonLink>
      </nav>
    </Page>
  )
}
