/** Zendesk's own labels, told apart from our words; those its articles were not seen to use are marked. */
import type { ComponentChildren } from 'preact'

export function Path({ steps }: { steps: readonly string[] }) {
  return <span class="ui-label">{steps.join(' > ')}</span>
}

export function Label({ children }: { children: string }) {
  return <span class="ui-label">{children}</span>
}

/** Behind a label that nothing we have read confirms. */
export function MayDiffer() {
  return <span class="note">(may be named differently)</span>
}

/** One thing to do in Zendesk, or to see there. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="guide-part stack stack-tight">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
