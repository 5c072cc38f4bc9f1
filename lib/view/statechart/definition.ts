// Reads a machine's own definition (the config literal given to XState's `createMachine`) into a flat graph that can be
// drawn. It knows the shape of the literal and nothing of XState itself, so the inspector loads no interpreter to draw.

type OneOrMany<T> = T | readonly T[]

interface TransitionObject {
  readonly target?: OneOrMany<string>
  readonly guard?: unknown
  readonly actions?: unknown
  readonly description?: string
}
type TransitionConfig = OneOrMany<string | TransitionObject> | undefined

/** The part of a machine's literal that a picture needs. */
export interface ChartConfig {
  readonly id?: string
  readonly type?: string
  readonly initial?: unknown
  readonly states?: Readonly<Record<string, ChartConfig>>
  readonly on?: Readonly<Record<string, TransitionConfig>>
  readonly after?: Readonly<Record<string, TransitionConfig>>
  readonly always?: TransitionConfig
  readonly onDone?: TransitionConfig
  readonly entry?: unknown
  readonly exit?: unknown
  readonly tags?: OneOrMany<string>
  readonly description?: string
  readonly meta?: Readonly<Record<string, unknown>>
}

export type ChartStateKind = 'atomic' | 'compound' | 'parallel' | 'final'
export type ChartTrigger = 'event' | 'delay' | 'always' | 'done'

export interface ChartTransition {
  readonly id: string
  readonly source: string
  /** Path of the state entered; null when the transition only acts. */
  readonly target: string | null
  readonly trigger: ChartTrigger
  /** `container.exited`, `after stopTimeout`, `at once`, `when done` */
  readonly label: string
  readonly guard: string | null
  readonly actions: readonly string[]
  readonly description: string | null
}

export interface ChartState {
  /** Keys from the root joined by dots; the root itself is the empty string. */
  readonly path: string
  readonly key: string
  readonly parent: string | null
  readonly depth: number
  readonly kind: ChartStateKind
  readonly initial: string | null
  readonly children: readonly string[]
  readonly description: string | null
  /** Pages of AWS's documentation. */
  readonly docs: readonly string[]
  readonly tags: readonly string[]
  readonly entry: readonly string[]
  readonly exit: readonly string[]
  readonly transitions: readonly ChartTransition[]
}

export interface ChartGraph {
  readonly id: string
  /** In document order, parents before children, the root first. */
  readonly states: readonly ChartState[]
  readonly byPath: ReadonlyMap<string, ChartState>
}

export const ROOT = ''

function many<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]) as readonly T[]
}

/** Name of an action or a guard, which XState allows as a string or as `{ type, params }`. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'type' in value) return String(value.type)
  if (typeof value === 'function') return value.name || null
  return null
}

const namesOf = (value: unknown): string[] =>
  many(value as OneOrMany<unknown>).flatMap((one) => nameOf(one) ?? [])

function docsOf(meta: ChartConfig['meta']): readonly string[] {
  return many(meta?.docs as OneOrMany<string> | undefined).filter((page) => typeof page === 'string')
}

function kindOf(config: ChartConfig): ChartStateKind {
  if (config.type === 'parallel' || config.type === 'final') return config.type
  return config.states !== undefined && Object.keys(config.states).length > 0 ? 'compound' : 'atomic'
}

export const childPath = (parent: string, key: string): string => (parent === ROOT ? key : `${parent}.${key}`)

export function parentPath(path: string): string | null {
  if (path === ROOT) return null
  const dot = path.lastIndexOf('.')
  return dot < 0 ? ROOT : path.slice(0, dot)
}

interface Labelled {
  readonly trigger: ChartTrigger
  readonly label: string
  readonly config: TransitionConfig
}

function labelledTransitions(config: ChartConfig): readonly Labelled[] {
  const delayLabel = (delay: string) =>
    /^\d+$/.test(delay) ? `after ${Number(delay) / 1_000} s` : `after ${delay}`
  return [
    ...Object.entries(config.on ?? {}).map(
      ([event, one]): Labelled => ({
        trigger: 'event',
        label: event === '*' ? 'any event' : event,
        config: one,
      }),
    ),
    ...Object.entries(config.after ?? {}).map(
      ([delay, one]): Labelled => ({ trigger: 'delay', label: delayLabel(delay), config: one }),
    ),
    { trigger: 'always', label: 'at once', config: config.always },
    { trigger: 'done', label: 'when done', config: config.onDone },
  ]
}

/** `.child` is relative to the state itself, `#id.path` to the state of that id, anything else to the state's parent. */
function resolveTarget(source: string, target: string, ids: ReadonlyMap<string, string>): string {
  if (target.startsWith('.')) return childPath(source, target.slice(1))
  if (!target.startsWith('#')) return childPath(parentPath(source) ?? ROOT, target)
  const name = target.slice(1)
  const whole = ids.get(name)
  if (whole !== undefined) return whole
  const id = [...ids.keys()]
    .filter((one) => name.startsWith(`${one}.`))
    .sort((a, b) => b.length - a.length)[0]
  if (id === undefined) throw new Error(`no state has the id of target "${target}" in state "${source}"`)
  return childPath(ids.get(id) ?? ROOT, name.slice(id.length + 1))
}

function transitionsOf(
  path: string,
  config: ChartConfig,
  ids: ReadonlyMap<string, string>,
): readonly ChartTransition[] {
  return labelledTransitions(config).flatMap(({ trigger, label, config: given }) =>
    many(given).flatMap((one, index) => {
      const object: TransitionObject = typeof one === 'string' ? { target: one } : one
      const targets = many(object.target)
      return (targets.length === 0 ? [null] : targets).map(
        (target, branch): ChartTransition => ({
          id: `${path}|${label}|${index}.${branch}`,
          source: path,
          target: target === null ? null : resolveTarget(path, target, ids),
          trigger,
          label,
          guard: nameOf(object.guard),
          actions: namesOf(object.actions),
          description: object.description ?? null,
        }),
      )
    }),
  )
}

interface Found {
  readonly path: string
  readonly key: string
  readonly depth: number
  readonly config: ChartConfig
}

function collect(found: Found): readonly Found[] {
  const children = Object.entries(found.config.states ?? {})
  return [
    found,
    ...children.flatMap(([key, config]) =>
      collect({ path: childPath(found.path, key), key, depth: found.depth + 1, config }),
    ),
  ]
}

/** Flattens a machine's literal. Throws when a transition leads to a state that does not exist. */
export function readChart(config: ChartConfig): ChartGraph {
  const all = collect({ path: ROOT, key: config.id ?? 'machine', depth: 0, config })
  const ids = new Map(
    all.flatMap(({ path, config: { id } }) => (id === undefined ? [] : [[id, path] as const])),
  )
  const states = all.map(
    ({ path, key, depth, config: one }): ChartState => ({
      path,
      key,
      parent: parentPath(path),
      depth,
      kind: kindOf(one),
      initial: typeof one.initial === 'string' ? childPath(path, one.initial) : null,
      children: Object.keys(one.states ?? {}).map((child) => childPath(path, child)),
      description: one.description ?? null,
      docs: docsOf(one.meta),
      tags: many(one.tags),
      entry: namesOf(one.entry),
      exit: namesOf(one.exit),
      transitions: transitionsOf(path, one, ids),
    }),
  )
  const byPath = new Map(states.map((state) => [state.path, state]))
  for (const { target, source } of states.flatMap((state) => state.transitions)) {
    if (target !== null && !byPath.has(target))
      throw new Error(`state "${source}" leads to "${target}", which does not exist`)
  }
  return { id: config.id ?? 'machine', states, byPath }
}
