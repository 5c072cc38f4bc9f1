// For what is being carried: every thing it could be dropped on, with the answer, in words. Pure.

import type { FitView, InstanceView, ServiceView, TaskView, View, ViewOf, ZoneView } from '@/lib/protocol'
import { shortId } from '../describe/format'
import { isOnCanvas } from '../describe/instance-look'
import type { Rect } from '../layout/cards'
import { type FaultAnswer, refuse } from './faults/fault'
import { type FaultId, faultOf } from './faults/faults'
import { type CarryItem, targetKindsOf } from './items'
import { boundsText } from './new-group'
import type { CarryWorld, TargetKind } from './world'

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

type Plain = Exclude<CarryItem, { kind: 'fault' }>

/** A kind of thing that something can be dropped on. */
interface TargetSource<K extends TargetKind> {
  readonly of: (world: CarryWorld) => readonly ViewOf<K>[]
  readonly label: (view: ViewOf<K>) => string
  /** The answer to what is no fault; faults bring their own. */
  readonly answer: (item: Plain, view: ViewOf<K>, fits: Fits) => Verdict
}

const TARGETS: { readonly [K in TargetKind]: TargetSource<K> } = {
  zone: { of: ({ zone }) => zone, label: ({ key }) => key, answer: onZone },
  instance: {
    of: ({ instance }) => instance.filter(isOnCanvas),
    label: ({ key }) => shortId(key),
    answer: onInstance,
  },
  task: {
    of: ({ task }) => task.filter(({ lastStatus }) => lastStatus !== 'STOPPED'),
    label: taskLabel,
    answer: () => no('cannot be dropped here'),
  },
  service: {
    of: ({ service }) => service.filter(({ status }) => status !== 'INACTIVE'),
    label: ({ name }) => `service ${name}`,
    answer: onService,
  },
  targetGroup: {
    of: ({ targetGroup }) => targetGroup.filter(({ instancePort }) => instancePort === null),
    label: ({ name }) => `target group ${name}`,
    answer: (item) =>
      item.kind === 'taskDefinition'
        ? yes(`make a service of ${item.name} behind it: the form opens`)
        : no('cannot be dropped here'),
  },
}

const keyOf = ({ key }: View): string => key

const KINDS = Object.keys(TARGETS) as readonly TargetKind[]

/** In the order of the canvas's own lists: zones by name, instances, tasks by age, services. */
export function targetsFor(item: CarryItem, world: CarryWorld, fits: Fits): readonly CarryTarget[] {
  const kinds = targetKindsOf(item)
  return KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => targetsOf(kind, item, world, fits))
}

function targetsOf<K extends TargetKind>(
  kind: K,
  item: CarryItem,
  world: CarryWorld,
  fits: Fits,
): readonly CarryTarget[] {
  const { of, label, answer } = TARGETS[kind]
  return of(world).map((view) => {
    const { allowed, text } =
      item.kind === 'fault' ? answerOfFault(item.fault, kind, view, world) : answer(item, view, fits)
    return { key: keyOf(view), kind, label: label(view), allowed, text }
  })
}

function answerOfFault<K extends TargetKind>(
  fault: FaultId,
  kind: K,
  view: ViewOf<K>,
  world: CarryWorld,
): FaultAnswer {
  return faultOf(fault).on[kind]?.(view, world) ?? refuse('cannot be dropped here')
}

/** What the thing with this key answers to a fault; null when it is no thing of that kind. */
export function faultOn<K extends TargetKind>(
  fault: FaultId,
  kind: K,
  key: string,
  world: CarryWorld,
): FaultAnswer | null {
  const view = TARGETS[kind].of(world).find((one) => keyOf(one) === key)
  return view === undefined ? null : answerOfFault(fault, kind, view, world)
}

/** `web:1 on i-01a0, port 32768` */
export function taskLabel(task: TaskView): string {
  const port = task.containers.flatMap((container) => container.networkBindings)[0]?.hostPort
  return port === undefined
    ? `${task.taskDefinition} on ${shortId(task.instanceId)}, ${shortId(task.id)}`
    : `${task.taskDefinition} on ${shortId(task.instanceId)}, port ${port}`
}

function onZone(item: Plain, { key, outage }: ZoneView): Verdict {
  const although = outage ? ', although the zone has an outage' : ''
  switch (item.kind) {
    case 'instanceType':
      return yes(`launch one ${item.instanceType} here${although}`)
    case 'newGroup':
      return yes(
        `create a group here and launch ${item.bounds.desired}: ${boundsText(item.bounds, item.instanceType)}${although}`,
      )
    case 'group':
      return item.zones.includes(key)
        ? no(`${item.name} spans this zone already`)
        : yes(`let ${item.name} launch here too${although}`)
    default:
      return no('cannot be dropped here')
  }
}

function onInstance(item: Plain, instance: InstanceView, fits: Fits): Verdict {
  if (item.kind === 'instanceType') return no('launch instances into an Availability Zone')
  if (item.kind === 'newGroup' || item.kind === 'group') return no('cannot be dropped here')
  if (item.kind === 'task' && item.instanceId === instance.key) return no('already runs here')
  if (instance.containerInstanceArn === null) return no('is not registered with a cluster')
  const fit = fits.get(instance.key)
  if (fit && !fit.fits)
    return no(fit.short.map(({ reason, text }) => `${reason} ${text}`).join(' · ') || 'does not fit')
  if (item.kind === 'task') return yes(`stop it there, start ${item.name} here`)
  return yes(`start ${item.name} here`)
}

function onService(item: Plain, { name, taskDefinition: running }: ServiceView): Verdict {
  if (item.kind !== 'taskDefinition') return no('cannot be dropped here')
  return item.name === running
    ? yes(`${name} already runs ${running}: nothing will change`)
    : yes(`update ${name} from ${running} to ${item.name}`)
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
