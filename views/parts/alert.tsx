/** A message that stands out. Danger and warnings that answer an action are announced at once. */
import type { ComponentChildren } from 'preact'

export type Tone = 'info' | 'success' | 'warning' | 'danger'

export type AlertProps = {
  tone: Tone
  title?: string | undefined
  children?: ComponentChildren
  /** `alert` interrupts a screen reader, `status` waits for a pause; leave out for text that was always there. */
  role?: 'alert' | 'status'
}

export function Alert({ tone, title, children, role }: AlertProps) {
  return (
    <div class={`alert alert-${tone}`} role={role}>
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="currentColor">
        <path fill-rule="evenodd" d={shapes[tone]} />
      </svg>
      <div class="alert-body">
        {title !== undefined && <p class="alert-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

const disc = 'M10 1a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z'

const shapes: Record<Tone, string> = {
  info: `${disc}M9 9h2v6H9ZM9 5h2v2H9Z`,
  success: `${disc}m4.1 5.6-5 5-2.2-2.2-1.4 1.4 3.6 3.6 6.4-6.4Z`,
  warning: 'M10 1.5 19.5 18.5H.5ZM9 8v5h2V8Zm0 6.5v2h2v-2Z',
  danger: `${disc}M9 5h2v6H9ZM9 13h2v2H9Z`,
}
