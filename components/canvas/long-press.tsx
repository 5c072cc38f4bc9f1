'use client'

import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { watchLongPress } from './watch-long-press'

const THING = '.react-flow [data-thing]'

/** A finger or a pen that rests on a thing opens its menu, as the right button of a mouse does. */
export function LongPress() {
  const run = useRun()
  useEffect(
    () =>
      watchLongPress({
        target: window,
        keyOf: ({ target }) =>
          target instanceof Element ? (target.closest<HTMLElement>(THING)?.dataset.thing ?? null) : null,
        onLongPress(key, at) {
          run.carrying.send({ type: 'cancel' })
          run.menu.open(key, at)
          swallowNextClick()
        },
      }),
    [run],
  )
  return null
}

/** Lifting the finger would be a tap on the thing. */
function swallowNextClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  const forget = () => setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
  window.addEventListener('pointerup', forget, { once: true })
}
