// Where a chart is and which states it has certainly been in. XState keeps no history, so the past is what the definition
// proves (a state without which the present one could not be reached) plus what the screen saw itself.

import { type ChartGraph, type ChartState, childPath, parentPath, ROOT } from './statechart-definition'

/** Paths of all active states, the outermost first, from XState's state value (`'a'`, `{ a: 'b' }`, `{ x: …, y: … }`). */
export function activePaths(value: unknown, parent: string = ROOT): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [childPath(parent, value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = childPath(parent, key)
    return [path, ...activePaths(inner, path)]
  })
}

/** A state that is entered brings its ancestors, their other regions and its own initial states along. */
function entering(graph: ChartGraph, path: string): readonly ChartState[] {
  const entered: ChartState[] = []
  const descend = (state: ChartState | undefined): void => {
    if (state === undefined || entered.includes(state)) return
    entered.push(state)
    if (state.kind === 'parallel') for (const child of state.children) descend(graph.byPath.get(child))
    else if (state.initial !== null) descend(graph.byPath.get(state.initial))
  }
  for (let up = parentPath(path); up !== null; up = parentPath(up)) {
    const ancestor = graph.byPath.get(up)
    if (ancestor?.kind === 'parallel') descend(ancestor)
    else if (ancestor !== undefined) entered.push(ancestor)
  }
  descend(graph.byPath.get(path))
  return entered
}

function reachableWithout(graph: ChartGraph, removed: string | null): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting: ChartState[] = [...entering(graph, ROOT)]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const isRemoved = removed !== null && (state.path === removed || state.path.startsWith(`${removed}.`))
    if (isRemoved || reached.has(state.path)) continue
    reached.add(state.path)
    for (const { target } of state.transitions) if (target !== null) waiting.push(...entering(graph, target))
  }
  return reached
}

/** States that no way from the start to the present can avoid, active ones included. */
export function certainPaths(graph: ChartGraph, active: readonly string[]): ReadonlySet<string> {
  const present = active.filter((path) => graph.byPath.has(path))
  if (present.length === 0) return new Set()
  const start = entering(graph, ROOT).map(({ path }) => path)
  const certain = new Set([...start, ...present].filter((path) => path !== ROOT))
  for (const { path } of graph.states) {
    if (path === ROOT || certain.has(path)) continue
    const reached = reachableWithout(graph, path)
    if (present.some((one) => !reached.has(one))) certain.add(path)
  }
  return certain
}

/**
 * Which arrows to mark as taken: into each visited state those from the last visited state above it, since charts are
 * written in the order of a life. Where several events lead the same way, all are marked.
 */
export function takenTransitions(graph: ChartGraph, visited: ReadonlySet<string>): ReadonlySet<string> {
  const order = new Map(graph.states.map((state, index) => [state.path, index]))
  const lastSource = new Map<string, number>()
  const possible = graph.states
    .filter((state) => visited.has(state.path))
    .flatMap((state) => state.transitions)
    .flatMap(({ id, source, target }) => {
      const from = order.get(source)
      if (target === null || from === undefined || !visited.has(target)) return []
      const isForward = from < (order.get(target) ?? -1) && !target.startsWith(`${source}.`)
      return isForward ? [{ id, from, target }] : []
    })
  for (const { from, target } of possible)
    lastSource.set(target, Math.max(from, lastSource.get(target) ?? -1))
  return new Set(possible.filter(({ from, target }) => lastSource.get(target) === from).map(({ id }) => id))
}
