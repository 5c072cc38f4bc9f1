// Finds the way of a request on the canvas as it is laid out just now.

import type { MessageSample, RequestSample } from '@/lib/protocol'
import { entryLine, rectOf, taskRect } from '@/lib/view/layout/anchors'
import type { Point } from '@/lib/view/layout/canvas'
import type { CanvasGeometry } from '@/lib/view/layout/geometry'
import type { Way } from '@/lib/view/layout/way'
import { waysOf } from '@/lib/view/layout/ways'
import type { FlightWay } from '@/lib/view/requests/flights'
import type { ViewState } from '@/lib/view/run/store'

/** Ways for one batch of samples: requests to the same task share theirs. */
export function waysIn(geometry: CanvasGeometry, state: ViewState): (sample: RequestSample) => FlightWay {
  const ways = waysOf(geometry.read(state))
  const known = new Map<string, FlightWay>()
  return (sample) => {
    const { loadBalancerArn, targetGroupArn, taskArn, instanceId } = sample
    const key = `${loadBalancerArn} ${targetGroupArn} ${taskArn}`
    const found = known.get(key)
    if (found) return found
    const users =
      state.kinds.traffic.find((traffic) => traffic.loadBalancerArn === loadBalancerArn)?.key ?? null
    const box = taskArn === null || instanceId === null ? null : boxOf(geometry, state, taskArn, instanceId)
    const isKnown = targetGroupArn !== null && taskArn !== null && instanceId !== null
    const way = {
      usersToLoadBalancer: users === null ? null : ways.usersToLoadBalancer(users, loadBalancerArn),
      loadBalancerToGroup:
        targetGroupArn === null ? null : ways.loadBalancerToGroup(loadBalancerArn, targetGroupArn),
      groupToTask: isKnown ? ways.toTask(targetGroupArn, instanceId, box) : null,
      groupToGate: isKnown ? ways.toGate(targetGroupArn, instanceId, entryLine(box)) : null,
    }
    known.set(key, way)
    return way
  }
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

/** The place whose badge stands for `place`: from afar the instance stands for its tasks. */
export function badgePlace(state: ViewState, place: string, isFar: boolean): string {
  const view = isFar ? state.views.get(place) : undefined
  return view?.kind === 'task' ? view.instanceId : place
}

/** Where the errors of a place are summed up: at the foot of a task, below its name and port, beside a load balancer or group. */
export function badgePoint(geometry: CanvasGeometry, state: ViewState, place: string): Point | null {
  const layout = geometry.read(state)
  const task = state.views.get(place)
  if (task?.kind === 'task') {
    const instance = rectOf(layout, task.instanceId)
    const box = boxOf(geometry, state, place, task.instanceId)
    if (instance === null || box === null)
      return instance === null ? null : { x: instance.x + instance.width / 2, y: instance.y }
    const rect = taskRect(box)
    return { x: instance.x + rect.x + rect.width - 40, y: instance.y + rect.y + rect.height - 3 }
  }
  const isClient = place.startsWith('client/')
  const rect = rectOf(layout, isClient ? place.slice('client/'.length) : place)
  if (rect === null) return null
  if (isClient) return { x: rect.x + rect.width + 46, y: rect.y + 12 }
  return task?.kind === 'instance'
    ? { x: rect.x + rect.width - 60, y: rect.y }
    : { x: rect.x + rect.width - 30, y: rect.y + rect.height }
}
