/** Writes an expression in the notation in which it was typed; `parseExpression` reads exactly the same out of it. */
import type { Expression, Test, Value } from '../expression.ts'

export function printExpression(expression: Expression): string {
  switch (expression.op) {
    case 'path':
      return expression.path
    case 'constant':
      return printConstant(expression.value)
    case 'omit':
      return 'omit'
    case 'template':
      return `template("${printTemplate(expression.parts)}")`
    case 'coalesce':
      return call('coalesce', expression.of.map(printExpression))
    case 'join':
      return call('join', [quote(expression.separator), ...expression.of.map(printExpression)])
    case 'lookup': {
      const rows = expression.table.map(({ is, give }) => `${quote(is)} = ${quote(give)}`)
      const last = expression.otherwise ? [`otherwise ${printExpression(expression.otherwise)}`] : []
      return call('lookup', [printExpression(expression.of), ...rows, ...last])
    }
    case 'lower':
    case 'upper':
    case 'trim':
    case 'date':
      return call(expression.op, [printExpression(expression.of)])
    case 'substring': {
      const { of, start, length } = expression
      return call('substring', [printExpression(of), String(start), ...(length === undefined ? [] : [String(length)])])
    }
    case 'replace':
      return call('replace', [printExpression(expression.of), quote(expression.search), quote(expression.by)])
    case 'if':
      return call('if', [
        printTest(expression.test),
        printExpression(expression.then),
        printExpression(expression.otherwise),
      ])
  }
}

const call = (name: string, given: readonly string[]): string => `${name}(${given.join(', ')})`

const quote = (words: string): string => `"${words.replace(/["\\]/g, '\\$&')}"`

const printConstant = (value: Value): string => (typeof value === 'string' ? quote(value) : String(value))

function printTest(test: Test): string {
  switch (test.op) {
    case 'equals':
      return test.to === true ? printExpression(test.of) : `${printExpression(test.of)} = ${printConstant(test.to)}`
    case 'known':
      return call('known', [printExpression(test.of)])
    case 'not':
      return call('not', [printTest(test.test)])
  }
}

/** Words stand as they are; a second piece of words right behind one needs braces to stay a piece of its own. */
function printTemplate(parts: readonly Expression[]): string {
  let wasWords = false
  return parts
    .map((part) => {
      const words = part.op === 'constant' && !wasWords ? part.value : ''
      wasWords = typeof words === 'string' && words !== ''
      return wasWords ? String(words).replace(/["\\{}]/g, '\\$&') : `{${printExpression(part)}}`
    })
    .join('')
}
