/** Finds the name somebody probably meant. */

/** The one of `names` that is at most two letters away; undefined when none is near. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase()
  if (wanted.length > 40) return undefined
  const [best] = names
    .map((name) => ({ name, distance: distance(wanted, name) }))
    .filter((each) => each.distance <= Math.min(2, Math.ceil(each.name.length / 3)))
    .sort((one, other) => one.distance - other.distance)
  return best?.name
}

/** How many letters have to be added, left out or exchanged. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1]
    for (const [column, wanted] of Array.from(other).entries()) {
      next.push(
        Math.min((row[column] ?? 0) + (letter === wanted ? 0 : 1), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}
