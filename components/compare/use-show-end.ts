'use client'

import { type RefObject, useCallback, useLayoutEffect } from 'react'
import { useSize } from '@/components/statechart/use-size'

/** A field that nobody writes in shows the end of its text: long paths differ there. `showEnd` is for its blur. */
export function useShowEnd(
  text: string,
): readonly [ref: RefObject<HTMLInputElement | null>, showEnd: () => void] {
  const [ref, { width }] = useSize<HTMLInputElement>()
  // The browser goes back to the beginning after the blur.
  const showEnd = useCallback(() => {
    requestAnimationFrame(() => {
      const field = ref.current
      if (field !== null && field !== document.activeElement) field.scrollLeft = field.scrollWidth
    })
  }, [ref])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text or width has another end.
  useLayoutEffect(showEnd, [showEnd, text, width])
  return [ref, showEnd]
}
