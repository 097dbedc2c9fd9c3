// Every exported function of tenants/ that works in a scope, read from the source itself:
// one that is added tomorrow is found tomorrow.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root, sourceFiles } from '#tests/architecture/tree.ts'

export type Exported = { key: string; scope: string }

const SCOPES = /\b(ScopeContext|ProviderContext|AssignedContext|AnyContext|Principal)\b/

/** Functions that answer later and take a scope, or the person who opens one, first. */
export function scopedExports(): Exported[] {
  const files = sourceFiles('tenants')
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.server.ts') && !path.startsWith('tenants/shared/'))
  const parsed = new Map(files.map((path) => [path, parse(path)]))
  const aliases = new Map([...parsed.values()].flatMap((source) => aliasesOf(source)))
  return [...parsed].flatMap(([path, source]) => {
    const own = new Map([...aliases, ...aliasesOf(source)])
    return functionsOf(source).flatMap(({ name, fn }) => {
      const scope = scopeOf(fn, source, own)
      return scope ? [{ key: `${keyOf(path)}#${name}`, scope }] : []
    })
  })
}

const keyOf = (path: string) => path.replace(/^tenants\//, '').replace(/\.server\.ts$/, '')

function parse(path: string): ts.SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
}

function aliasesOf(source: ts.SourceFile): [string, string][] {
  return source.statements.flatMap((node) =>
    ts.isTypeAliasDeclaration(node) ? [[node.name.text, node.type.getText(source)]] : [],
  )
}

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression

function functionsOf(source: ts.SourceFile): { name: string; fn: Callable }[] {
  return source.statements.flatMap((node): { name: string; fn: Callable }[] => {
    if (!isExported(node)) return []
    if (ts.isFunctionDeclaration(node)) return [{ name: node.name!.text, fn: node }]
    if (!ts.isVariableStatement(node)) return []
    return node.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [{ name: name.getText(source), fn: initializer }]
        : [],
    )
  })
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

/** What the first parameter is, through the file's own names for it; null for others. */
function scopeOf(fn: Callable, source: ts.SourceFile, aliases: Map<string, string>): string | null {
  const type = fn.parameters[0]?.type
  if (!type || !answersLater(fn, source)) return null
  let text = type.getText(source)
  for (let depth = 0; depth < 4 && !SCOPES.test(text); depth += 1) {
    text = text.replace(/\b[A-Z]\w*\b/g, (name) => aliases.get(name) ?? name)
  }
  return SCOPES.test(text) ? text : null
}

function answersLater(fn: Callable, source: ts.SourceFile): boolean {
  const isAsync = fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false
  return isAsync || !fn.type || fn.type.getText(source).startsWith('Promise<')
}
