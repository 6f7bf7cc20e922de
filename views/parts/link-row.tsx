/** One place to go in a list of places. */
import { Bidi } from './bidi.tsx'

export type LinkRowProps = { href: string; label: string; note?: string }

export function LinkRow({ href, label, note }: LinkRowProps) {
  return (
    <li>
      <a class="link-row" href={href}>
        <span>
          <Bidi>{label}</Bidi>
          {note !== undefined && <span class="hint"> {note}</span>}
        </span>
        <LinkArrow />
      </a>
    </li>
  )
}

/** At the end of a row that leads somewhere. */
export function LinkArrow() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2">
      <path d="M7 4l6 6-6 6" />
    </svg>
  )
}
