// The layout of the run as it is just now, kept until something that changes places changes. Instances keep the order
// in which they were first seen and tasks their places, so that a new one never pushes the others around.

import type { InstanceView, LoadBalancerView, TargetGroupView, TaskView } from '@/lib/protocol'
import { isGhost, withGhosts } from '../build/ghosts'
import { isOnCanvas } from '../describe/instance-look'
import { groupKey } from '../kinds/keys'
import type { RunState } from '../run/state'
import { type CanvasForm, type CanvasLayout, type LayoutInput, layoutCanvas, NOTHING } from './canvas'
import { INSTANCE_BODY } from './cards'
import { assignSlots, packSlots, type TaskSlot } from './slots'
import type { TaskPacking } from './tasks'
import { tasksOn } from './tasks-on'

type Run = Pick<RunState, 'run' | 'now' | 'kinds' | 'transport'> & {
  readonly scenario?: { readonly invites: boolean } | null
}

interface Asked {
  readonly instance: InstanceView
  readonly tasks: readonly TaskView[]
  readonly packing: TaskPacking
}

export const BODY_ASPECT = INSTANCE_BODY.width / INSTANCE_BODY.height
/** A stopped task stays on the canvas, fading, for this long in seconds of wall time. */
export const STOPPED_SHOWN_SECONDS = 3

/** Lines of text under the load balancer's name: one a rule. */
export function loadBalancerLines(loadBalancer: Pick<LoadBalancerView, 'listeners'>): number {
  return loadBalancer.listeners.reduce((sum, { rules }) => sum + Math.max(1, rules.length), 0)
}

/** Running, pending, stopping, and for a few seconds also stopped tasks. In simulated time, so that a pause keeps them. */
export function isDrawn(task: TaskView, { now, transport }: Pick<Run, 'now' | 'transport'>): boolean {
  if (task.lastStatus !== 'STOPPED') return true
  const shownUs = STOPPED_SHOWN_SECONDS * 1_000_000 * Math.max(1, transport.speed)
  return task.stoppedAt !== null && now - task.stoppedAt < shownUs
}

/** The order of instances, and the places of tasks on each: both remember what has come and gone. */
export interface CanvasPlaces {
  readonly order: readonly string[]
  readonly slots: readonly (readonly [instanceId: string, slots: readonly TaskSlot[]])[]
}

interface Packed {
  readonly signature: string
  readonly slots: readonly TaskSlot[]
  readonly packing: TaskPacking
}

/** One a run: its nodes, wires and dots read the same places. */
export class CanvasGeometry {
  private run = -1
  private kinds: Run['kinds'] | null = null
  private form: CanvasForm = 'wide'
  private invites = false
  private order: string[] = []
  private signature = ''
  private layout: CanvasLayout = layoutCanvas(NOTHING)
  private readonly packings = new Map<string, Packed>()
  private readonly asked = new Map<string, Asked>()

  /** The room that there is has another shape; answers whether that changes anything. */
  shape(form: CanvasForm): boolean {
    if (form === this.form) return false
    this.form = form
    this.kinds = null
    this.signature = ''
    return true
  }

  /** The same object until a place has changed. */
  read(state: Run): CanvasLayout {
    if (state.run !== this.run) this.restart(state.run)
    // Most frames change no view, and a drawn frame asks many times.
    const invites = state.scenario?.invites === true
    if (state.kinds === this.kinds && invites === this.invites) return this.layout
    this.kinds = state.kinds
    this.invites = invites
    const input = invites ? withGhosts(this.inputOf(state), hasService(state.kinds)) : this.inputOf(state)
    const signature = JSON.stringify(input)
    if (signature !== this.signature) {
      this.signature = signature
      this.layout = marked(layoutCanvas(input, this.form))
    }
    return this.layout
  }

  /** The boxes of the tasks on an instance; the same object until one comes, goes, stops or changes its size. */
  packing(instance: Pick<InstanceView, 'key' | 'cpu' | 'memory'>, tasks: readonly TaskView[]): TaskPacking {
    const capacity = { cpu: instance.cpu.registered, memory: instance.memory.registered }
    const parts = tasks.map(
      (task) => `${task.key} ${task.cpu} ${task.memory} ${task.lastStatus === 'STOPPED'}`,
    )
    const signature = `${capacity.cpu} ${capacity.memory}|${parts.join('|')}`
    const known = this.packings.get(instance.key)
    if (known?.signature === signature) return known.packing
    const shares = tasks.map(({ key, cpu, memory, createdAt, lastStatus }) => ({
      key,
      cpu,
      memory,
      order: createdAt,
      isStopped: lastStatus === 'STOPPED',
    }))
    const slots = assignSlots(known?.slots ?? [], shares, capacity)
    const packing = packSlots(slots, capacity, BODY_ASPECT)
    this.packings.set(instance.key, { signature, slots, packing })
    return packing
  }

  /** The same for an instance as the run shows it; null for what is no instance. Asked for by every dot. */
  packingOn(state: Run & Pick<RunState, 'views'>, instanceId: string): TaskPacking | null {
    const instance = state.views.get(instanceId)
    if (instance?.kind !== 'instance') return null
    const tasks = tasksOn(state.kinds.task, instanceId)
    const known = this.asked.get(instanceId)
    if (known?.instance === instance && known.tasks === tasks) return known.packing
    const packing = this.packing(instance, this.tasksOn(state, instanceId))
    // A stopped task goes by the clock alone, without any view changing.
    if (tasks.every(({ lastStatus }) => lastStatus !== 'STOPPED'))
      this.asked.set(instanceId, { instance, tasks, packing })
    else this.asked.delete(instanceId)
    return packing
  }

  /** Tasks to draw on an instance, oldest first. */
  tasksOn(state: Run, instanceId: string): readonly TaskView[] {
    const all = tasksOn(state.kinds.task, instanceId)
    return all.every((task) => isDrawn(task, state)) ? all : all.filter((task) => isDrawn(task, state))
  }

  /** Which place everything has come to have: what another window needs to draw the same picture. */
  places(): CanvasPlaces {
    return { order: this.order, slots: [...this.packings].map(([key, { slots }]) => [key, slots]) }
  }

  /** Draws `run` from these places on. */
  takePlaces(run: number, { order, slots }: CanvasPlaces): void {
    this.restart(run)
    this.order = [...order]
    for (const [key, known] of slots)
      this.packings.set(key, { signature: '', slots: known, packing: { boxes: new Map(), free: [] } })
  }

  private restart(run: number): void {
    this.run = run
    this.kinds = null
    this.order = []
    this.packings.clear()
    this.asked.clear()
  }

  private inputOf({ kinds }: Run): LayoutInput {
    const present = new Map(kinds.instance.filter(isOnCanvas).map((one) => [one.key, one]))
    const known = this.order.filter((id) => present.has(id))
    this.order = [...known, ...[...present.keys()].filter((id) => !known.includes(id))]
    return {
      zones: kinds.zone.map(({ key }) => key),
      instances: this.order.flatMap((id) => {
        const instance = present.get(id)
        const group = instance?.autoScalingGroup?.name
        return instance
          ? [{ id, zone: instance.zone, group: group === undefined ? null : groupKey(group) }]
          : []
      }),
      groups: kinds.autoScalingGroup.map(({ key, zones }) => ({ key, zones })),
      providers: kinds.capacityProvider.map(({ key }) => key),
      queues: kinds.queue.map(({ key }) => key),
      loadBalancers: kinds.loadBalancer.map((one) => ({ arn: one.key, lines: loadBalancerLines(one) })),
      targetGroups: kinds.targetGroup.map((group) => ({
        arn: group.key,
        loadBalancerArns: loadBalancersOf(group, kinds.loadBalancer),
      })),
      traffic: kinds.traffic.map(({ key, loadBalancerArn }) => ({ key, loadBalancerArn })),
    }
  }
}

const hasService = ({ service }: Run['kinds']): boolean => service.some(({ status }) => status !== 'INACTIVE')

/** What stands in for something that is missing is laid out like it, and drawn as a ghost. */
function marked(layout: CanvasLayout): CanvasLayout {
  if (!layout.nodes.some(({ key }) => isGhost(key))) return layout
  const nodes = layout.nodes.map((node) => (isGhost(node.key) ? { ...node, kind: 'ghost' as const } : node))
  return { ...layout, nodes, byKey: new Map(nodes.map((node) => [node.key, node])) }
}

/** A group knows its load balancers; a rule that forwards to it counts too. */
export function loadBalancersOf(
  group: TargetGroupView,
  loadBalancers: readonly LoadBalancerView[],
): readonly string[] {
  const byRule = loadBalancers.filter(({ listeners }) =>
    listeners.some(({ rules }) => rules.some(({ targetGroupArns }) => targetGroupArns.includes(group.key))),
  )
  return [...new Set([...group.loadBalancerArns, ...byRule.map(({ key }) => key)])]
}
