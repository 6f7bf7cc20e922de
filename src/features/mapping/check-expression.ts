/** Judges before saving whether an expression can give what its claim takes, and whether it may read what it reads. */
import type { ClaimEntry } from './claims/claims-catalogue.ts'
import { isGap } from './evaluate.ts'
import type { Expression, Test, Value } from './expression.ts'
import { kindOfPath, memberEditable, ownerDecided } from './member-paths.ts'

/** One sentence, or undefined when there is nothing to say against it. */
export function complainAboutExpression(entry: ClaimEntry, from: Expression): string | undefined {
  return complainInside(from) ?? complainAboutResults(entry, from) ?? complainAboutReading(entry, from)
}

/** What an expression may come out as: fixed values, members' fields as they are, and text made by a function. */
type Result = { kind: 'value'; value: Value } | { kind: 'path'; path: string } | { kind: 'made' }

function resultsOf(expression: Expression): Result[] {
  switch (expression.op) {
    case 'constant':
      return [{ kind: 'value', value: expression.value }]
    case 'path':
      return [{ kind: 'path', path: expression.path }]
    case 'coalesce':
      return expression.of.flatMap(resultsOf)
    case 'if':
      return [...resultsOf(expression.then), ...resultsOf(expression.otherwise)]
    case 'lookup': {
      const rows = expression.table.map(({ give }): Result => ({ kind: 'value', value: give }))
      return [...rows, ...(expression.otherwise ? resultsOf(expression.otherwise) : [])]
    }
    case 'omit':
      return []
    case 'template':
    case 'join':
    case 'lower':
    case 'upper':
    case 'trim':
    case 'substring':
    case 'replace':
    case 'date':
      return [{ kind: 'made' }]
  }
}

function complainAboutResults({ claim, shape }: ClaimEntry, from: Expression): string | undefined {
  for (const result of resultsOf(from)) {
    if (result.kind === 'value') {
      const fitted = shape.fit(result.value)
      if (isGap(fitted)) return `This takes ${shape.takes}: ${fitted.why}.`
    }
    if (result.kind === 'path' && !shape.isOpenTo(result.path)) {
      return `This takes ${shape.takes}, and ${result.path} is ${kindWords(result.path)}.${remedy(claim, result.path)}`
    }
  }
  return undefined
}

const kindWords = (path: string): string => (kindOfPath(path) === 'yes-or-no' ? 'yes or no' : 'text')

function remedy(claim: string, path: string): string {
  if (kindOfPath(path) === 'yes-or-no') return ` Write if(${path}, …, …).`
  return claim.startsWith('locale') ? ` Write lookup(${path}, "de" = "8", …).` : ''
}

/** What every function inside is given. */
function complainInside(expression: Expression): string | undefined {
  switch (expression.op) {
    case 'path':
    case 'constant':
    case 'omit':
      return undefined
    case 'template':
      return first(expression.parts, (part) => complainAboutText('template', part))
    case 'join':
      return first(expression.of, (part) => complainAboutText('join', part))
    case 'coalesce':
      return first(expression.of, complainInside)
    case 'if':
      return (
        complainAboutTest(expression.test) ?? complainInside(expression.then) ?? complainInside(expression.otherwise)
      )
    case 'lookup':
      return (
        complainAboutText('lookup', expression.of) ?? (expression.otherwise && complainInside(expression.otherwise))
      )
    case 'lower':
    case 'upper':
    case 'trim':
    case 'substring':
    case 'replace':
    case 'date':
      return complainAboutText(expression.op, expression.of)
  }
}

/** Functions work on text alone. */
function complainAboutText(name: string, given: Expression): string | undefined {
  for (const result of resultsOf(given)) {
    if (result.kind === 'path' && kindOfPath(result.path) === 'yes-or-no') {
      return `${name}(…) needs text, and ${result.path} is yes or no. Write if(${result.path}, "…", "…").`
    }
    if (result.kind === 'value' && typeof result.value !== 'string') {
      return `${name}(…) needs text: write "${result.value}".`
    }
  }
  return complainInside(given)
}

function complainAboutTest(test: Test): string | undefined {
  if (test.op === 'not') return complainAboutTest(test.test)
  if (test.op === 'known') return complainInside(test.of)
  for (const result of resultsOf(test.of)) {
    const isYesOrNo = result.kind === 'path' ? kindOfPath(result.path) === 'yes-or-no' : isBoolean(result)
    if (isYesOrNo !== (typeof test.to === 'boolean')) return isYesOrNo ? comparedWithText : notAQuestion(result)
    if (!isYesOrNo && typeof test.to === 'number' && !isNumber(result)) return `Compare text with text: "${test.to}".`
  }
  return complainInside(test.of)
}

const isBoolean = (result: Result): boolean => result.kind === 'value' && typeof result.value === 'boolean'
const isNumber = (result: Result): boolean => result.kind === 'value' && typeof result.value === 'number'

const comparedWithText = 'staff is yes or no: write if(staff, …) or if(not(staff), …).'

function notAQuestion(result: Result): string {
  const it = result.kind === 'path' ? result.path : 'This text'
  return `${it} is no yes or no: compare it, as in ${result.kind === 'path' ? result.path : 'lower(…)'} = "text", or write known(…).`
}

/** Rights in Zendesk, and other people's tickets, never hang on what members write about themselves. */
function complainAboutReading({ guard }: ClaimEntry, from: Expression): string | undefined {
  if (guard === undefined) return undefined
  if (guard === 'role') {
    const path = pathsIn(from).find((each) => !ownerDecided.includes(each))
    return path === undefined
      ? undefined
      : `This makes agents and admins, so it may depend on ${ownerDecided.join(' and ')} only, not on ${path}, which others than owners can change.`
  }
  const path = pathsIn(from).find((each) => memberEditable.includes(each))
  if (path === undefined) return undefined
  const what = guard === 'rights' ? 'gives rights in Zendesk' : 'opens tickets of others'
  return `This ${what}, so it may not depend on ${path}, which members can change themselves.`
}

/** Every field of a member that it reads. */
export function pathsIn(expression: Expression): string[] {
  switch (expression.op) {
    case 'path':
      return [expression.path]
    case 'constant':
    case 'omit':
      return []
    case 'template':
      return expression.parts.flatMap(pathsIn)
    case 'coalesce':
    case 'join':
      return expression.of.flatMap(pathsIn)
    case 'if':
      return [...pathsInTest(expression.test), ...pathsIn(expression.then), ...pathsIn(expression.otherwise)]
    case 'lookup':
      return [...pathsIn(expression.of), ...(expression.otherwise ? pathsIn(expression.otherwise) : [])]
    case 'lower':
    case 'upper':
    case 'trim':
    case 'substring':
    case 'replace':
    case 'date':
      return pathsIn(expression.of)
  }
}

const pathsInTest = (test: Test): string[] => (test.op === 'not' ? pathsInTest(test.test) : pathsIn(test.of))

function first(all: readonly Expression[], complain: (one: Expression) => string | undefined): string | undefined {
  for (const one of all) {
    const complaint = complain(one)
    if (complaint !== undefined) return complaint
  }
  return undefined
}
