/** What Latchkey is made of, and that its SQL takes values as values. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

type Lock = {
  lockfileVersion: number
  packages: Record<string, { integrity?: string; resolved?: string; hasInstallScript?: boolean; dev?: boolean }>
}

test('R60 every package that ships is locked by its hash, and none of them runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  expect(lock.lockfileVersion).toBe(3)
  expect(packages.length).toBeGreaterThan(50)
  expect(
    packages.filter(([, { integrity }]) => !(integrity ?? '').startsWith('sha512-')).map(([path]) => path),
  ).toEqual([])
  expect(packages.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev).map(([path]) => path)).toEqual([])
  expect(
    packages.filter(([, { resolved = '' }]) => resolved !== '' && !resolved.startsWith('https://registry.npmjs.org/')),
  ).toEqual([])
})

test('R56 nothing that comes from outside is written into SQL: only words of ours are put together', () => {
  const files = readdirSync('src', { recursive: true })
    .map((file) => join('src', String(file)))
    .filter((file) => /\.tsx?$/.test(file))
  const suspects = files.flatMap((file) => suspectsIn(file))
  expect(files.length).toBeGreaterThan(300)
  expect(suspects).toEqual([])
})

const looksLikeSql = /\b(select|insert into|update|delete from)\b[\s\S]*\b(from|values|set|where)\b/i

/** What is put between the words of a statement and could have come from somebody who asks. */
function suspectsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const look = (node: ts.Node): void => {
    // A tagged statement binds what stands in it; a plain one is text.
    if (
      ts.isTemplateExpression(node) &&
      !ts.isTaggedTemplateExpression(node.parent) &&
      looksLikeSql.test(node.getText())
    ) {
      for (const { expression } of node.templateSpans) {
        if (!isOurs(expression)) found.push(`${file}: \${${expression.getText()}}`)
      }
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

/** Constants, and what is made of constants alone. */
function isOurs(expression: ts.Expression): boolean {
  if (ts.isNumericLiteral(expression) || ts.isStringLiteralLike(expression)) return true
  if (ts.isIdentifier(expression)) return !isGivenFromOutside(expression)
  if (ts.isCallExpression(expression)) return isOurs(expression.expression)
  if (ts.isConditionalExpression(expression)) return isOurs(expression.whenTrue) && isOurs(expression.whenFalse)
  if (ts.isTemplateExpression(expression)) return expression.templateSpans.every(({ expression: one }) => isOurs(one))
  if (ts.isBinaryExpression(expression)) return isOurs(expression.left) && isOurs(expression.right)
  // One of the words in a table of ours, whoever chooses which.
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)) {
    return isOurs(expression.expression)
  }
  return false
}

/** The parameter of a function that others may call. Those private to a file are handed what is looked at here as well. */
function isGivenFromOutside(name: ts.Identifier): boolean {
  for (let node: ts.Node = name; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isFunctionLike(node)) continue
    const parameter = node.parameters.find((one) => namesIn(one.name).includes(name.text))
    if (parameter) return !isPrivate(node) && !isChoiceOfWords(parameter.type)
  }
  return false
}

/** `'problems' | 'warnings'`: the compiler lets nothing else in. */
const isChoiceOfWords = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined && ts.isUnionTypeNode(type) && type.types.every((one) => ts.isLiteralTypeNode(one))

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []))

/** Not exported, nor part of an object that is; a callback is handed what the call around it goes through. */
function isPrivate(node: ts.SignatureDeclaration): boolean {
  if (ts.isMethodDeclaration(node)) return false
  const declaration = ts.isFunctionDeclaration(node) ? node : node.parent
  if (ts.isCallExpression(declaration)) return true
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  return !ts.isPropertyAssignment(declaration) && !modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}
