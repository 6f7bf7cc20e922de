/** What a list shows before it has anything to list: why it is empty and the one thing to do about it. */
import type { ComponentChildren } from 'preact'
import { Logo } from './logo.tsx'

export type EmptyProps = { title: string; children: ComponentChildren; action?: ComponentChildren }

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <Logo />
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}
