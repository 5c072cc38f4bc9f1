// A run as text, one transition a line and what the service says between them:
//
//   61.500000  task/web-3                 containers.started         PENDING → RUNNING              registerTargets
//
// Identifiers are replaced by names in the order of their first appearance, so that a trace can be read.

import { isServiceMessage } from '@/lib/aws/ecs/messages'
import type { ChartTransition } from '@/lib/world/chart-driver'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import { targetIdText } from '@/lib/world/hosts'
import { parsePullKey } from '@/lib/world/lifecycle/images'
import type { World } from '@/lib/world/world'

/** Their names are unique already: a port of an instance, a container of a task. */
const UNNUMBERED: ReadonlySet<MachineId> = new Set(['target', 'container', 'image-pull'])

export class GoldenTrace {
  readonly #world: World
  readonly #machines: ReadonlySet<MachineId>
  readonly #names = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  readonly #lines: string[] = []
  #eventsSeen = 0

  /** Only charts of these machines are written; identifiers of the others get their names all the same. */
  constructor(world: World, machines: readonly MachineId[]) {
    this.#world = world
    this.#machines = new Set(machines)
    world.charts.observer = (transition) => this.#note(transition)
  }

  /** A line that says what the test did. */
  heading(text: string): void {
    this.#flush()
    this.#lines.push('', `# ${text}`)
  }

  text(): string {
    this.#flush()
    return `${this.#lines.join('\n').replace(/^\n+/, '')}\n`
  }

  #note(transition: ChartTransition): void {
    this.#flush()
    const name = this.#nameOf(transition.machine, transition.key)
    if (!this.#machines.has(transition.machine)) return
    const { event, from, to, effects } = transition
    const step = from === null ? pathOf(to) : `${pathOf(from)} → ${pathOf(to)}`
    this.#line(name, wordOf(event), step, effects.join(' '))
  }

  /** Messages of services that were logged since. */
  #flush(): void {
    const { events } = this.#world.log
    for (; this.#eventsSeen < events.length; this.#eventsSeen++) {
      const event = events[this.#eventsSeen]
      if (event && isServiceMessage(event.message))
        this.#lines.push(`${this.#time(event.at)}  ${this.#named(event.message)}`)
    }
  }

  #line(name: string, event: string, step: string, effects: string): void {
    const columns = [
      this.#time(this.#world.engine.now),
      name.padEnd(24),
      event.padEnd(25),
      step.padEnd(48),
      effects,
    ]
    this.#lines.push(columns.join('  ').trimEnd())
  }

  #time(at: number): string {
    return (at / 1e6).toFixed(6).padStart(11)
  }

  #nameOf(machine: MachineId, key: string): string {
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const base = this.#baseOf(machine, key)
    const count = (this.#counts.get(base) ?? 0) + 1
    this.#counts.set(base, count)
    const name = UNNUMBERED.has(machine) ? base : `${base}-${count}`
    this.#names.set(key, name)
    // Messages name a task by the last part of its ARN.
    const id = key.split('/').at(-1)
    // A scalable target is named after its service, which messages mean.
    if (id !== undefined && machine !== 'scalable-target') this.#names.set(id, name)
    return name
  }

  #baseOf(machine: MachineId, key: string): string {
    const { state } = this.#world
    switch (machine) {
      case 'task':
        return `task/${familyOf(state.tasks.get(key)?.taskDefinitionArn)}`
      case 'container': {
        const container = state.containers.get(key)
        const task = this.#names.get(container?.taskArn ?? '') ?? '?'
        return `${task.replace('task', 'container')}/${container?.name}`
      }
      case 'target': {
        const target = state.targets.get(key)
        return `target/${this.#names.get(target ? targetIdText(target.id) : '') ?? '?'}:${target?.port}`
      }
      case 'image-pull': {
        const { instanceId, image } = parsePullKey(key)
        return `pull/${this.#names.get(instanceId) ?? '?'}/${image}`
      }
      case 'deployment':
        return `deployment/${familyOf(state.deployments.get(key)?.taskDefinitionArn)}`
      default:
        return machine
    }
  }

  #named(message: string): string {
    let text = message
    for (const [id, name] of this.#names) text = text.replaceAll(id, name.replace(/^(task|deployment)\//, ''))
    return text.replace(/arn:aws:elasticloadbalancing:\S+:targetgroup\/([^/]+)\/\w+/g, '$1')
  }
}

function familyOf(taskDefinitionArn: string | undefined): string {
  return taskDefinitionArn?.split('/').at(-1)?.split(':')[0] ?? '?'
}

/** `RUNNING.serving`; regions side by side: `PRIMARY + IN_PROGRESS`. */
function pathOf(value: unknown): string {
  if (typeof value === 'string') return value
  const entries = Object.entries(value as object)
  if (entries.length > 1) return entries.map(([, inner]) => pathOf(inner)).join(' + ')
  return entries.map(([outer, inner]) => `${outer}.${pathOf(inner)}`).join()
}

/** `xstate.after.createDelay.container.PENDING.creating` is `after createDelay`. */
function wordOf(event: string | null): string {
  if (event === null) return 'start'
  return event.startsWith('xstate.after.') ? `after ${event.split('.')[2]}` : event
}
