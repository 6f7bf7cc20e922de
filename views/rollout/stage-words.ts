/** What the four stages are called, and whom each lets in. */

export type Stage = 'draft' | 'test' | 'staff' | 'everyone'

export const stageOrder: readonly Stage[] = ['draft', 'test', 'staff', 'everyone']

export const stageWords: Record<Stage, { name: string; lets: string }> = {
  draft: { name: 'Draft', lets: 'Nobody. For setting up both sides in peace.' },
  test: { name: 'Test people', lets: 'Only the people named below, to try it out.' },
  staff: { name: 'Staff', lets: 'Every member marked as staff, and the test people.' },
  everyone: { name: 'Everyone', lets: 'Every member whom “Who may sign in” lets in.' },
}
