// The one place that runs statecharts.

/** Ids of the machines in `machines/`. */
export type MachineId =
  | 'instance'
  | 'container-instance'
  | 'task'
  | 'container'
  | 'image-pull'
  | 'load-balancer'
  | 'target'
  | 'deployment'

export interface ChartEvent {
  readonly type: string
}

export interface ChartDriver {
  /** Starts the chart of a resource; `key` is the ARN or id of its record. */
  start(machine: MachineId, key: string, input: unknown): void
  has(machine: MachineId, key: string): boolean
  /** Delivers an event in this instant, after the running handler has ended. Late events (resource gone) are dropped. */
  send<E extends ChartEvent>(machine: MachineId, key: string, event: E): void
  /** XState's state value and context, for the inspector. */
  snapshot(machine: MachineId, key: string): { readonly value: unknown; readonly context: unknown } | null
}
