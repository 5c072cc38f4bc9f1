// What the tasks on one instance hold: CPU, memory, host ports, and how many of each group are meant to run. Kept as tasks
// start, stop and end, so that placement and the agent look numbers up instead of adding tasks up. Derived from the tables;
// an invariant holds it against a fold over them.

import type { HostPort } from '@/lib/aws/ecs/ports'
import type { TransportProtocol } from '@/lib/aws/vocabulary'
import type { Task } from './records/tasks'

/** Tasks of one group on one instance. */
interface GroupCount {
  /** Not STOPPED. */
  live: number
  /** Of those, with desiredStatus RUNNING. */
  wanted: number
}

export class Reservations {
  cpu = 0
  memoryMiB = 0
  /** Tasks that have a network interface of their own, or are about to. */
  interfaces = 0
  /** Tasks with desiredStatus RUNNING. */
  wanted = 0
  readonly #ports: Readonly<Record<TransportProtocol, Set<number>>> = { tcp: new Set(), udp: new Set() }
  readonly #groups = new Map<string, GroupCount>()

  hold(task: Task): void {
    this.cpu += task.cpu
    this.memoryMiB += task.memoryMiB
    if (task.network !== null) this.interfaces++
    const group = this.#groups.get(task.group) ?? { live: 0, wanted: 0 }
    this.#groups.set(task.group, group)
    group.live++
    if (task.desiredStatus === 'RUNNING') {
      group.wanted++
      this.wanted++
    }
    for (const port of task.hostPorts) this.holdPort(port)
  }

  holdPort({ port, protocol }: HostPort): void {
    this.#ports[protocol].add(port)
  }

  /** The task is told to stop: it holds what it has, but does not count as one that runs. */
  unwant(task: Task): void {
    const group = this.#groups.get(task.group)
    if (group) group.wanted--
    this.wanted--
  }

  /** The task has been told to stop before, and is STOPPED now. */
  release(task: Task): void {
    this.cpu -= task.cpu
    this.memoryMiB -= task.memoryMiB
    if (task.network !== null) this.interfaces--
    for (const { port, protocol } of task.hostPorts) this.#ports[protocol].delete(port)
    const group = this.#groups.get(task.group)
    if (group && --group.live === 0) this.#groups.delete(task.group)
  }

  portsInUse(protocol: TransportProtocol): ReadonlySet<number> {
    return this.#ports[protocol]
  }

  /** By number: in which order they were taken is not known any more after a checkpoint. */
  get ports(): readonly HostPort[] {
    return (['tcp', 'udp'] as const).flatMap((protocol) =>
      Array.from(this.#ports[protocol])
        .sort((a, b) => a - b)
        .map((port) => ({ port, protocol })),
    )
  }

  /** Tasks of a group with desiredStatus RUNNING. */
  wantedOf(group: string): number {
    return this.#groups.get(group)?.wanted ?? 0
  }

  /** Groups of the tasks that are not STOPPED. */
  get groups(): readonly string[] {
    return [...this.#groups.keys()]
  }

  /** Everything that it says, in an order of its own: for comparing two. */
  describe(): string {
    const groups = Array.from(this.#groups, ([name, { live, wanted }]) => `${name} ${wanted}/${live}`)
    const ports = this.ports.map(({ port, protocol }) => `${port}/${protocol}`)
    return `${this.cpu} CPU units, ${this.memoryMiB} MiB, ${this.interfaces} interfaces, ${this.wanted} wanted, [${groups.sort()}], [${ports.sort()}]`
  }
}
