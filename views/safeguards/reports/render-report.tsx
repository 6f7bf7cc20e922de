/** A printable report as text, in pieces: what comes before the findings and after them, and the findings page by page. */
import { Fragment } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Severity } from '../findings/finding-badges.tsx'
import { ReportDocument, type ReportDocumentProps } from './report-document.tsx'
import { FindingBox, KindHead, type PrintedFinding } from './report-finding.tsx'

/** Words from outside are escaped, so that none of them can be this. */
const place = '<template id="findings"></template>'

export function renderReportFrame(props: Omit<ReportDocumentProps, 'children'>): { before: string; behind: string } {
  const frame = renderToString(
    <ReportDocument {...props}>
      <template id="findings"></template>
    </ReportDocument>,
  )
  const [before = '', behind = ''] = frame.split(place)
  return { before: `<!doctype html>\n${before}\n`, behind: `${behind}\n` }
}

export type PrintedKind = { code: string; severity: Severity }
export type PrintedPage = readonly (PrintedKind & PrintedFinding & { href: string })[]

/** `last`: the kind of the finding before them. */
export const renderFindings = (page: PrintedPage, last: PrintedKind | undefined): string =>
  `${renderToString(
    <>
      {page.map((finding, index) => (
        <Fragment key={finding.fingerprint}>
          {isOther(index === 0 ? last : page[index - 1], finding) && (
            <KindHead code={finding.code} severity={finding.severity} />
          )}
          <FindingBox finding={finding} href={finding.href} />
        </Fragment>
      ))}
    </>,
  )}\n`

const isOther = (one: PrintedKind | undefined, other: PrintedKind): boolean =>
  one?.code !== other.code || one.severity !== other.severity
