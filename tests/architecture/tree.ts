// The source tree as the architecture tests read it.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type SourceFile = { path: string; text: string; lines: number }

export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => walk(join(root, folder)))
}

function walk(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'artifacts' ? [] : walk(path)
    if (!/\.(ts|tsx)$/.test(entry.name) || !statSync(path).isFile()) return []
    const text = readFileSync(path, 'utf8')
    return [{ path: relative(root, path), text, lines: text.split('\n').length - 1 }]
  })
}

export type Import = { target: string; isType: boolean }

const PATTERN =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** What a file imports: own files as paths from the root, packages by name. */
export function importsOf(file: SourceFile): Import[] {
  return [...file.text.matchAll(PATTERN)].map((match) => ({
    target: resolve(file.path, match[2] ?? match[3]!),
    isType: Boolean(match[1]),
  }))
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier))
  return specifier
}
