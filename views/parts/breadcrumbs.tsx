/** The way back up from a console page. */
import { Bidi } from './bidi.tsx'

export type BreadcrumbsProps = { items: readonly { label: string; href: string }[]; here: string }

export function Breadcrumbs({ items, here }: BreadcrumbsProps) {
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        {items.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <Bidi>{label}</Bidi>
            </a>
          </li>
        ))}
        <li aria-current="page">
          <Bidi>{here}</Bidi>
        </li>
      </ol>
    </nav>
  )
}
