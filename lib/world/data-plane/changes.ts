// Which records of the world have changed since they were last read. A key may be marked more often than once, and whether it
// came, changed or went shows only when it is read.

export interface ChangesState {
  readonly everything: boolean
  readonly routes: boolean
  readonly instances: readonly string[]
  readonly containers: readonly string[]
  readonly targets: readonly string[]
  readonly groups: readonly string[]
  readonly securityGroups: readonly string[]
  readonly zones: readonly string[]
}

export class Changes {
  everything: boolean
  /** Load balancers, listeners, rules, sources of traffic. */
  routes: boolean
  readonly instances: Set<string>
  readonly containers: Set<string>
  readonly targets: Set<string>
  readonly groups: Set<string>
  readonly securityGroups: Set<string>
  readonly zones: Set<string>

  constructor(saved: Partial<ChangesState> = {}) {
    this.everything = saved.everything ?? false
    this.routes = saved.routes ?? false
    this.instances = new Set(saved.instances)
    this.containers = new Set(saved.containers)
    this.targets = new Set(saved.targets)
    this.groups = new Set(saved.groups)
    this.securityGroups = new Set(saved.securityGroups)
    this.zones = new Set(saved.zones)
  }

  save(): ChangesState {
    return {
      everything: this.everything,
      routes: this.routes,
      instances: [...this.instances],
      containers: [...this.containers],
      targets: [...this.targets],
      groups: [...this.groups],
      securityGroups: [...this.securityGroups],
      zones: [...this.zones],
    }
  }
}
