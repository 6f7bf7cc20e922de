/**
 * A point in time. The server writes UTC, which is right for everyone; the browser module `moment` turns it into the
 * viewer's own zone. The exact time is what one gets on hovering.
 */
export type MomentProps = { at: Date }

export function Moment({ at }: MomentProps) {
  const exact = at.toISOString()
  return <time dateTime={exact} title={exact}>{`${format.format(at)} UTC`}</time>
}

const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
