// The views as the screen has them. A frame builds only what changed: what the world marked, what is due by now, and what
// small views show of the last second. All of them are built after a command and for the first frame.

import type { ServiceView, TaskView, View } from '@/lib/protocol'
import type { ChangedKeys } from '@/lib/world/changes'
import { hostIdOf } from '@/lib/world/hosts'
import { HEALTHY_AFTER_US } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { loadBalancerView, targetGroupView } from './elb-views'
import { instanceView, isInstanceShown } from './instance-view'
import { serviceView } from './service-view'
import { isShown, shownUntil, taskView } from './task-view'
import { clusterView, trafficView, views } from './views'

export interface ViewChanges {
  readonly upsert: readonly View[]
  readonly remove: readonly string[]
}

export class ShownViews {
  readonly #world: World
  /** As JSON, to send only what is different. */
  #shown = new Map<string, string>()
  /** When a view changes by time alone, by its key. */
  #due = new Map<string, { readonly at: number; readonly kind: 'task' | 'service' }>()
  #nextDue = Number.POSITIVE_INFINITY
  #all = true

  constructor(world: World) {
    this.#world = world
  }

  reset(): void {
    this.#shown = new Map()
    this.#due = new Map()
    this.#nextDue = Number.POSITIVE_INFINITY
    this.#all = true
  }

  changes(): ViewChanges {
    const changed = this.#world.changes.take()
    const upsert: View[] = []
    const remove: string[] = []
    if (changed === null || this.#all) this.#compareAll(upsert, remove)
    else this.#compare(changed, upsert, remove)
    this.#all = false
    return { upsert, remove }
  }

  #compareAll(upsert: View[], remove: string[]): void {
    const gone = new Set(this.#shown.keys())
    this.#due = new Map()
    this.#nextDue = Number.POSITIVE_INFINITY
    for (const view of views(this.#world)) {
      gone.delete(view.key)
      this.#put(view, upsert)
    }
    for (const key of gone) this.#drop(key, remove)
  }

  #compare(changed: ChangedKeys, upsert: View[], remove: string[]): void {
    const world = this.#world
    const { state } = world
    this.#addDue(changed)
    this.#addStoppedOfGone(changed)
    const rebuild = (keys: Iterable<string>, build: (key: string) => View | null) => {
      for (const key of keys) {
        const view = build(key)
        if (view === null) this.#drop(key, remove)
        else this.#put(view, upsert)
      }
    }
    rebuild(changed.cluster, (arn) =>
      state.clusters.get(arn)?.status === 'ACTIVE' ? clusterView(world, arn) : null,
    )
    rebuild(changed.instance, (id) => {
      const instance = state.instances.get(id)
      return instance && isInstanceShown(world, instance) ? instanceView(world, instance) : null
    })
    rebuild(changed.service, (arn) => {
      const service = state.services.get(arn)
      return service && service.status !== 'INACTIVE' ? serviceView(world, service) : null
    })
    rebuild(changed.task, (arn) => {
      const task = state.tasks.get(arn)
      return task && isShown(world, task) ? taskView(world, task) : null
    })
    rebuild(changed.loadBalancer, (arn) => {
      const loadBalancer = state.loadBalancers.get(arn)
      return loadBalancer ? loadBalancerView(world, loadBalancer) : null
    })
    rebuild(changed.targetGroup, (arn) => {
      const group = state.targetGroups.get(arn)
      return group ? targetGroupView(world, group) : null
    })
    for (const source of state.traffic.values()) this.#put(trafficView(world, source), upsert)
  }

  #put(view: View, upsert: View[]): void {
    const text = JSON.stringify(view)
    if (view.kind === 'task') this.#setDue(view.key, { at: dueOfTask(view), kind: 'task' })
    if (view.kind === 'service')
      this.#setDue(view.key, { at: dueOfService(this.#world, view), kind: 'service' })
    if (this.#shown.get(view.key) === text) return
    this.#shown.set(view.key, text)
    upsert.push(view)
  }

  #drop(key: string, remove: string[]): void {
    this.#due.delete(key)
    if (this.#shown.delete(key)) remove.push(key)
  }

  #setDue(key: string, due: { readonly at: number; readonly kind: 'task' | 'service' }): void {
    if (due.at === Number.POSITIVE_INFINITY) this.#due.delete(key)
    else this.#due.set(key, due)
    this.#nextDue = Math.min(this.#nextDue, due.at)
  }

  #addDue(changed: ChangedKeys): void {
    const { now } = this.#world.engine
    if (now < this.#nextDue) return
    this.#nextDue = Number.POSITIVE_INFINITY
    for (const [key, { at, kind }] of this.#due) {
      if (at <= now) changed[kind].add(key)
      else this.#nextDue = Math.min(this.#nextDue, at)
    }
  }

  /** What stood on an instance leaves the screen with it, also what has been STOPPED before. */
  #addStoppedOfGone(changed: ChangedKeys): void {
    const { state } = this.#world
    const gone = new Set(
      [...changed.instance].filter((id) => {
        const instance = state.instances.get(id)
        return instance !== undefined && !isInstanceShown(this.#world, instance)
      }),
    )
    if (gone.size === 0) return
    for (const key of this.#due.keys()) {
      const task = state.tasks.get(key)
      if (task && gone.has(hostIdOf(task))) changed.task.add(key)
    }
  }
}

/** A STOPPED task leaves the screen; a wait that a timer ends may be followed by the next. */
function dueOfTask({ stoppedAt, wait }: Pick<TaskView, 'stoppedAt' | 'wait'>): number {
  return shownUntil({ stoppedAt }) ?? wait?.until ?? Number.POSITIVE_INFINITY
}

/** The scheduler's wait ends; without a load balancer a task counts as healthy some time after its start. */
function dueOfService(world: World, { key, schedulerWait, targetGroupArns }: ServiceView): number {
  let due: number = schedulerWait?.until ?? Number.POSITIVE_INFINITY
  if (targetGroupArns.length > 0) return due
  for (const { startedAt } of world.tasks.ofService(key)) {
    const at = startedAt === null ? 0 : startedAt + HEALTHY_AFTER_US
    if (at > world.engine.now) due = Math.min(due, at)
  }
  return due
}
