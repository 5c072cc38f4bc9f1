'use client'

import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { swallowTap } from './swallow-click'
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
          swallowTap()
        },
      }),
    [run],
  )
  return null
}
