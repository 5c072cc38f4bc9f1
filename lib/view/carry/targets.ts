// For what is being carried: every thing it could be dropped on, with the answer, in words. Pure.

import type { FitView, InstanceView, TaskView, ZoneView } from '@/lib/protocol'
import { shortId } from '../describe/format'
import type { Rect } from '../layout/canvas'
import { type CarryItem, type CarryWorld, type Fault, type TargetKind, targetKindsOf } from './items'
import { portRules } from './ports'

export interface CarryTarget {
  readonly key: string
  readonly kind: TargetKind
  readonly label: string
  /** Whether a drop would be carried out. */
  readonly allowed: boolean
  /** One line: what a drop does, or why it is refused. */
  readonly text: string
}

export type Fits = ReadonlyMap<string, FitView>

type Verdict = Pick<CarryTarget, 'allowed' | 'text'>
const yes = (text: string): Verdict => ({ allowed: true, text })
const no = (text: string): Verdict => ({ allowed: false, text })

/** In the order of the canvas's own lists: zones by name, instances, tasks by age, services. */
export function targetsFor(item: CarryItem, world: CarryWorld, fits: Fits): readonly CarryTarget[] {
  const kinds = targetKindsOf(item)
  const targets: CarryTarget[] = []
  if (kinds.includes('zone'))
    for (const zone of world.zone)
      targets.push({ key: zone.key, kind: 'zone', label: zone.key, ...onZone(item, zone) })
  if (kinds.includes('instance')) {
    for (const instance of world.instance) {
      if (instance.state === 'terminated') continue
      targets.push({
        key: instance.key,
        kind: 'instance',
        label: shortId(instance.key),
        ...onInstance(item, instance, world, fits),
      })
    }
  }
  if (kinds.includes('task')) {
    for (const task of world.task) {
      if (task.lastStatus === 'STOPPED') continue
      targets.push({ key: task.key, kind: 'task', label: taskLabel(task), ...onTask(item, task) })
    }
  }
  if (kinds.includes('service')) {
    for (const service of world.service) {
      if (service.status === 'INACTIVE') continue
      targets.push({
        key: service.key,
        kind: 'service',
        label: `service ${service.name}`,
        ...onService(item, service.name, service.taskDefinition),
      })
    }
  }
  return targets
}

/** `web:1 on i-01a0, port 32768` */
export function taskLabel(task: TaskView): string {
  const port = task.containers.flatMap((container) => container.networkBindings)[0]?.hostPort
  return port === undefined
    ? `${task.taskDefinition} on ${shortId(task.instanceId)}, ${shortId(task.id)}`
    : `${task.taskDefinition} on ${shortId(task.instanceId)}, port ${port}`
}

function onZone(item: CarryItem, zone: ZoneView): Verdict {
  if (item.kind === 'instanceType')
    return yes(
      zone.outage
        ? `launch one ${item.instanceType} here, though the zone is out`
        : `launch one ${item.instanceType} here`,
    )
  return yes(zone.outage ? 'end the outage of this zone' : 'every instance here loses its network')
}

function onInstance(item: CarryItem, instance: InstanceView, world: CarryWorld, fits: Fits): Verdict {
  if (item.kind === 'fault') return faultOnInstance(item.fault, instance, world)
  if (item.kind === 'instanceType') return no('an instance is launched into a zone')
  if (item.kind === 'task' && item.instanceId === instance.key) return no('runs here already')
  if (instance.containerInstanceArn === null) return no('is not registered with a cluster')
  const fit = fits.get(instance.key)
  if (fit && !fit.fits)
    return no(fit.short.map(({ reason, text }) => `${reason} ${text}`).join(' · ') || 'does not fit')
  if (item.kind === 'task') return yes(`stop it there, start ${item.name} here`)
  return yes(`start ${item.name} here`)
}

function faultOnInstance(fault: Fault, instance: InstanceView, world: CarryWorld): Verdict {
  switch (fault) {
    case 'kill-instance':
      return instance.state === 'shutting-down'
        ? no('is shutting down already')
        : yes('terminate this instance')
    case 'drain-instance':
      if (instance.containerInstanceArn === null) return no('is not registered with a cluster')
      return instance.status === 'DRAINING'
        ? yes('is draining: set it back to ACTIVE')
        : yes('drain: no new tasks, service tasks move away')
    case 'close-ports': {
      const rules = portRules(instance, world)
      const shared = world.instance.filter(
        (other) =>
          other !== instance && other.securityGroupIds.some((id) => instance.securityGroupIds.includes(id)),
      ).length
      const also = shared > 0 ? ` (${shared} more share the group)` : ''
      if (rules.length > 0) return yes(`close its task ports${also}`)
      return instance.securityGroupIds.length === 0
        ? no('has no security group')
        : yes(`ports are closed: open them again${also}`)
    }
    case 'crash-container':
    case 'stop-task':
    case 'zone-outage':
    case 'bad-image':
      return no('nothing to do here')
  }
}

function onTask(item: CarryItem, task: TaskView): Verdict {
  if (item.kind !== 'fault') return no('nothing to do here')
  if (item.fault === 'bad-image') return yes(`half of the answers of ${task.taskDefinition} become errors`)
  if (item.fault === 'crash-container')
    return task.lastStatus === 'RUNNING'
      ? yes('crash its essential container')
      : no(`is ${task.lastStatus}, its container does not run`)
  return task.desiredStatus === 'STOPPED' ? no('is stopping already') : yes('stop this task')
}

function onService(item: CarryItem, name: string, running: string): Verdict {
  if (item.kind === 'taskDefinition') {
    return item.name === running
      ? yes(`${name} runs ${running} already: nothing will change`)
      : yes(`update ${name} from ${running} to ${item.name}`)
  }
  return item.kind === 'fault'
    ? yes(`half of the answers of ${running} become errors`)
    : no('nothing to do here')
}

/** For the live region: `2 of 4: i-0a41. Start web:2 here.` */
export function spokenTarget(targets: readonly CarryTarget[], key: string | null): string {
  const index = targets.findIndex((target) => target.key === key)
  const target = targets[index]
  if (!target) return 'No target.'
  return `${index + 1} of ${targets.length}: ${target.label}. ${target.allowed ? `Enter: ${target.text}` : `Not possible: ${target.text}`}.`
}

/** The target before or after `key` in order, around the ends; the first allowed one when nothing is aimed at. */
export function stepTarget(targets: readonly CarryTarget[], key: string | null, by: 1 | -1): string | null {
  const index = targets.findIndex((target) => target.key === key)
  if (index < 0) return firstTarget(targets)
  return targets[(index + by + targets.length) % targets.length]?.key ?? null
}

export function firstTarget(targets: readonly CarryTarget[]): string | null {
  return (targets.find((target) => target.allowed) ?? targets[0])?.key ?? null
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest place in a direction, as the eye would go: distance along it, and twice the distance beside it. */
export function placeInDirection(
  places: readonly { readonly key: string; readonly rect: Rect }[],
  key: string,
  direction: Direction,
): string | null {
  const from = places.find((place) => place.key === key)
  if (!from) return null
  let best: string | null = null
  let bestCost = Number.POSITIVE_INFINITY
  for (const { key: other, rect } of places) {
    const dx = rect.x + rect.width / 2 - (from.rect.x + from.rect.width / 2)
    const dy = rect.y + rect.height / 2 - (from.rect.y + from.rect.height / 2)
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const beside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx)
    if (other === key || along <= 1 || along + 2 * beside >= bestCost) continue
    best = other
    bestCost = along + 2 * beside
  }
  return best
}
