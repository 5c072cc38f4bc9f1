// Where a chart is and which states it has been in.

import type { ChartView } from '@/lib/protocol'
import { type ChartGraph, childPath, ROOT } from './definition'

/** Paths of all active states, the outermost first, from XState's state value (`'a'`, `{ a: 'b' }`, `{ x: …, y: … }`). */
export function activePaths(value: unknown, parent: string = ROOT): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [childPath(parent, value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = childPath(parent, key)
    return [path, ...activePaths(inner, path)]
  })
}

export interface Progress {
  /** Paths of the states it is in. */
  readonly active: ReadonlySet<string>
  /** Paths of the states it has been in, the active ones included. */
  readonly visited: ReadonlySet<string>
}

export function progressOf({ value, past }: Pick<ChartView, 'value' | 'past'>): Progress {
  const active = activePaths(value)
  return {
    active: new Set(active),
    visited: new Set([...past.flatMap((one) => activePaths(one)), ...active]),
  }
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
