// A finger or a pen that rests. Told where to listen and what is below a point, so that it needs no page.

const HOLD_MS = 550
/** A finger is never quite still. */
const STILL_PX = 10

export interface LongPressHost {
  readonly target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  /** The key of the thing that was touched; null where there is none. */
  readonly keyOf: (event: Event) => string | null
  readonly onLongPress: (key: string, at: { readonly x: number; readonly y: number }) => void
}

/** Returns the function that stops it. */
export function watchLongPress({ target, keyOf, onLongPress }: LongPressHost): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  const stop = () => clearTimeout(timer)
  const onDown = (event: Event) => {
    stop()
    const { pointerType, isPrimary, clientX, clientY } = event as PointerEvent
    // A second finger makes it a pinch.
    const key = pointerType === 'mouse' || !isPrimary ? null : keyOf(event)
    if (key === null) return
    from = { x: clientX, y: clientY }
    timer = setTimeout(() => onLongPress(key, from), HOLD_MS)
  }
  const onMove = (event: Event) => {
    const { clientX, clientY } = event as PointerEvent
    if (Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) stop()
  }
  const listeners = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', stop],
    ['pointercancel', stop],
  ] as const
  for (const [type, listener] of listeners) target.addEventListener(type, listener, true)
  return () => {
    stop()
    for (const [type, listener] of listeners) target.removeEventListener(type, listener, true)
  }
}
