// Finds the way of a request on the canvas as it is laid out just now.

import type { MessageSample, RequestSample } from '@/lib/protocol'
import { entryLine } from '@/lib/view/layout/anchors'
import type { Point } from '@/lib/view/layout/cards'
import type { CanvasGeometry } from '@/lib/view/layout/geometry'
import { streamRow } from '@/lib/view/layout/stream'
import { TIER_GAP } from '@/lib/view/layout/tiers'
import { beginningOf, beside, lengthOf, type Way } from '@/lib/view/layout/way'
import { waysOf } from '@/lib/view/layout/ways'
import type { FlightWay } from '@/lib/view/requests/flights'
import type { ViewState } from '@/lib/view/run/store'

/** Ways for one batch of samples: requests to the same task share theirs, and between the cards the row of the stream in which they run. */
export function waysIn(geometry: CanvasGeometry, state: ViewState): (sample: RequestSample) => FlightWay {
  const layout = geometry.read(state)
  const ways = waysOf(layout)
  const known = new Map<string, FlightWay>()
  /** From task to task, also where a load balancer stands between. */
  const callWay = ({ callerTaskArn, taskArn, instanceId }: RequestSample): FlightWay => {
    const key = `${callerTaskArn} ${taskArn}`
    const found = known.get(key)
    if (found) return found
    const from = state.views.get(callerTaskArn ?? '')
    const caller = from?.kind === 'task' ? from.instanceId : null
    const place = (task: string, instance: string) => ({
      instance,
      box: boxOf(geometry, state, task, instance),
    })
    const isKnown = caller !== null && taskArn !== null && instanceId !== null
    const way = {
      ...NO_WAY,
      groupToTask: isKnown
        ? ways.between(place(callerTaskArn ?? '', caller), place(taskArn, instanceId))
        : null,
    }
    known.set(key, way)
    return way
  }
  return (sample) => {
    if (sample.callerTaskArn !== null) return callWay(sample)
    const { loadBalancerArn, targetGroupArn, taskArn, instanceId } = sample
    const row = streamRow(sample.id)
    const key = `${loadBalancerArn} ${targetGroupArn} ${taskArn} ${row}`
    const found = known.get(key)
    if (found) return found
    const users =
      state.kinds.traffic.find((traffic) => traffic.loadBalancerArn === loadBalancerArn)?.key ?? null
    const box = taskArn === null || instanceId === null ? null : boxOf(geometry, state, taskArn, instanceId)
    const isKnown = targetGroupArn !== null && taskArn !== null && instanceId !== null
    const by = row * (layout.byKey.get(loadBalancerArn)?.scale ?? 1)
    const inRow = (whole: Way | null) => (whole === null ? null : beside(whole, by))
    const way = {
      usersToLoadBalancer: users === null ? null : inRow(ways.usersToLoadBalancer(users, loadBalancerArn)),
      loadBalancerToGroup:
        targetGroupArn === null ? null : inRow(ways.loadBalancerToGroup(loadBalancerArn, targetGroupArn)),
      groupToTask: isKnown ? upToNotch(ways.toTask(targetGroupArn, instanceId, box)) : null,
      groupToGate: isKnown ? ways.toGate(targetGroupArn, instanceId, entryLine(box)) : null,
    }
    known.set(key, way)
    return way
  }
}

const NO_WAY: FlightWay = {
  usersToLoadBalancer: null,
  loadBalancerToGroup: null,
  groupToTask: null,
  groupToGate: null,
}

/** The mark of what fails is as wide as this on both sides: before the notch it covers no name. */
const NOTCH_ROOM = 9

/** Thousands of requests a second go the same ways. */
const notched = new WeakMap<Way, Way>()

function upToNotch(way: Way | null): Way | null {
  if (way === null) return null
  const found = notched.get(way) ?? beginningOf(way, Math.max(0, 1 - NOTCH_ROOM / lengthOf(way)))
  notched.set(way, found)
  return found
}

/** The same for messages. */
export function messageWaysIn(
  geometry: CanvasGeometry,
  state: ViewState,
): (message: MessageSample) => Way | null {
  const ways = waysOf(geometry.read(state))
  return ({ queue, instanceId, taskArn }) =>
    ways.toTask(queue, instanceId, boxOf(geometry, state, taskArn, instanceId))
}

function boxOf(geometry: CanvasGeometry, state: ViewState, taskArn: string, instanceId: string) {
  return geometry.packingOn(state, instanceId)?.boxes.get(taskArn) ?? null
}

/** Below a card and beside each other: the badges of one place. What the card says at its lower edge is not covered. */
const BELOW_CARD = 26
/** From above, a way comes out of the middle of a card: there they stand at the left, at this part of its width. */
const BESIDE_WAY_DOWN = 0.2

/**
 * Where the errors of a place are summed up: below the card of a load balancer or target group, and below the way to it for clients that
 * got no response. Null for what stands on the shelf of an instance.
 */
export function badgePoint(geometry: CanvasGeometry, state: ViewState, place: string): Point | null {
  const layout = geometry.read(state)
  const kind = state.views.get(place)?.kind
  if (kind === 'task' || kind === 'instance') return null
  const isClient = place.startsWith('client/')
  const node = layout.byKey.get(isClient ? place.slice('client/'.length) : place)
  if (node === undefined) return null
  const { rect, scale } = node
  const y = rect.y + rect.height + BELOW_CARD * scale
  if (layout.form === 'tall')
    return { x: rect.x + rect.width * BESIDE_WAY_DOWN, y: isClient ? rect.y - BELOW_CARD : y }
  return isClient ? { x: rect.x - (TIER_GAP / 2) * scale, y } : { x: rect.x + rect.width / 2, y }
}
