import type { RunState } from '../run/state'
import { rectOf, taskRect } from './anchors'
import type { Rect } from './cards'
import type { CanvasGeometry } from './geometry'

/** Where a thing stands on the canvas: a card, an instance, or a task in its instance; null for what is not drawn. */
export function thingRect(geometry: CanvasGeometry, state: RunState, key: string | null): Rect | null {
  const view = key === null ? undefined : state.views.get(key)
  if (view?.kind !== 'task') return rectOf(geometry.read(state), key)
  const instance = rectOf(geometry.read(state), view.instanceId)
  const box = geometry.packingOn(state, view.instanceId)?.boxes.get(view.key)
  if (instance === null || box === undefined) return null
  const inner = taskRect(box)
  return { ...inner, x: inner.x + instance.x, y: inner.y + instance.y }
}
