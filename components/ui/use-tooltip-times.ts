import { useEffect, useMemo } from 'react'

/** The pointer rests, and does not only pass. */
const REST_MS = 350
/** From the element onto the tooltip. */
const CROSS_MS = 120
/** Moving from one tooltip to the next shows the next at once. */
const SKIP_MS = 300

/** When the last tooltip of the page went. */
let goneAt = Number.NEGATIVE_INFINITY

export interface TooltipTimes {
  /** The pointer has come to the element. */
  readonly soon: (anchor: Element) => void
  readonly now: (anchor: Element) => void
  /** The pointer has left, and may come back. */
  readonly later: () => void
  readonly never: () => void
}

/** When a tooltip is shown and when it goes. */
export function useTooltipTimes(show: (anchor: Element | null) => void): TooltipTimes {
  const times = useMemo(() => tooltipTimes(show), [show])
  useEffect(() => times.never, [times])
  return times
}

function tooltipTimes(show: (anchor: Element | null) => void): TooltipTimes {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isShown = false
  const after = (ms: number, anchor: Element | null) => {
    clearTimeout(timer)
    timer = setTimeout(() => become(anchor), ms)
  }
  const become = (anchor: Element | null) => {
    clearTimeout(timer)
    if (anchor === null && isShown) goneAt = performance.now()
    isShown = anchor !== null
    show(anchor)
  }
  return {
    soon: (anchor) => after(performance.now() - goneAt < SKIP_MS ? 0 : REST_MS, anchor),
    now: become,
    later: () => after(isShown ? CROSS_MS : 0, null),
    never: () => become(null),
  }
}
