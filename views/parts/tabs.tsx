/** The pages that belong to one thing, as links side by side; on narrow screens they scroll sideways. */

export type TabsProps = { label: string; tabs: readonly { label: string; href: string; isCurrent: boolean }[] }

export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ label: words, href, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
