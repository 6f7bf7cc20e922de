/** What a mapped field is made of: a closed list of operations, stored as data. There is no scripting. */

export type Value = string | number | boolean

export type Expression =
  /** A member's field by its path, such as `organization` or `field:department`. */
  | { op: 'path'; path: string }
  | { op: 'constant'; value: Value }
  /** Pieces side by side; missing ones are left out. Missing as a whole when nothing but fixed words is left. */
  | { op: 'template'; parts: readonly Expression[] }
  /** The first that is not missing. */
  | { op: 'coalesce'; of: readonly Expression[] }
  /** In the order it was written; the first row that fits counts. */
  | { op: 'lookup'; of: Expression; table: readonly { is: string; give: string }[]; otherwise?: Expression }
  | { op: 'lower' | 'upper' | 'trim'; of: Expression }
  /** From the position `start`, counted from 0 in code points; `length` of them or all. */
  | { op: 'substring'; of: Expression; start: number; length?: number }
  | { op: 'replace'; of: Expression; search: string; by: string }
  /** Missing ones are left out, and so are their separators. */
  | { op: 'join'; of: readonly Expression[]; separator: string }
  /** A date in one of the documented forms, as `yyyy-mm-dd`. */
  | { op: 'date'; of: Expression }
  | { op: 'if'; test: Test; then: Expression; otherwise: Expression }
  /** Leaves the claim out. */
  | { op: 'omit' }

export type Test =
  { op: 'equals'; of: Expression; to: Value } | { op: 'known'; of: Expression } | { op: 'not'; test: Test }

/** `claim`: a documented claim's name, or `user_fields.` and the key of a custom field. */
export type MappedField = { claim: string; from: Expression }
