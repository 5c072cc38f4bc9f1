// Import cycles: strongly connected groups of files, found by Tarjan's algorithm.

import type { Source } from './source'

/** Each cycle once, as the paths of its files in the order of the tree. */
export function importCycles(sources: readonly Source[]): string[][] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const find = (target: string) =>
    ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']
      .map((end) => byPath.get(target + end))
      .find(Boolean)
  const edges = (source: Source) =>
    source.imports.flatMap(({ target }) => (target === undefined ? [] : (find(target) ?? [])))

  const order = new Map<Source, number>()
  const stack: Source[] = []
  const cycles: string[][] = []

  const visit = (source: Source): number => {
    const index = order.size
    order.set(source, index)
    let lowest = index
    stack.push(source)
    const targets = edges(source)
    for (const target of targets) {
      if (!order.has(target)) lowest = Math.min(lowest, visit(target))
      else if (stack.includes(target)) lowest = Math.min(lowest, order.get(target) ?? index)
    }
    if (lowest === index) {
      const group = stack.splice(stack.indexOf(source))
      if (group.length > 1 || targets.includes(source)) cycles.push(group.map(({ path }) => path).sort())
    }
    return lowest
  }
  for (const source of sources) if (!order.has(source)) visit(source)
  return cycles
}
