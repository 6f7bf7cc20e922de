/** The mark of Latchkey, drawn inline so that it follows the page's colours and costs no request. Decoration only. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="logo-tile" width="32" height="32" rx="8" />
      <g class="logo-key">
        <circle cx="11.6" cy="20.4" r="4.6" />
        <path d="M15 17 24.4 7.6M19.4 12.6l3 3M23.2 8.8l2.4 2.4" />
      </g>
    </svg>
  )
}

export type OwnLogoProps = { href: string }

/** The organisation's own mark, beside its name, which says it in words. As high as ours, whatever its size. */
export function OwnLogo({ href }: OwnLogoProps) {
  return <img class="logo-own" src={href} alt="" />
}
