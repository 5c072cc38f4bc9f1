'use client'

import { type RefObject, useEffect, useState } from 'react'

/** What describes the element that has the focus. */
export const HINT_ID = 'canvas-hint'
const WAIT_MS = 300

interface Hint {
  readonly key: string
  readonly rect: DOMRect
}

/** The thing of which to tell more: what has the keyboard's focus, or else what the pointer rests on. */
export function useHint(ref: RefObject<HTMLElement | null>): Hint | null {
  const [hint, setHint] = useState<Hint | null>(null)
  useEffect(() => {
    const pane = ref.current?.closest<HTMLElement>('[data-carry-pane]')
    if (!pane) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let described: Element | null = null
    const hide = () => {
      clearTimeout(timer)
      described?.removeAttribute('aria-describedby')
      described = null
      setHint(null)
    }
    const show = (element: HTMLElement) =>
      setHint({ key: element.dataset.hint ?? '', rect: element.getBoundingClientRect() })
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return
      const element = hintOf(event.target)
      if (described !== null && element === null) return
      hide()
      if (element !== null) timer = setTimeout(() => show(element), WAIT_MS)
    }
    const onFocus = (event: FocusEvent) => {
      const element = hintOf(event.target)
      hide()
      if (element === null || !(event.target as Element).matches(':focus-visible')) return
      described = event.target as Element
      described.setAttribute('aria-describedby', HINT_ID)
      show(element)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    const listeners = new AbortController()
    const { signal } = listeners
    pane.addEventListener('pointerover', onOver, { signal })
    pane.addEventListener('pointerleave', hide, { signal })
    pane.addEventListener('pointerdown', hide, { signal })
    pane.addEventListener('wheel', hide, { signal, passive: true })
    pane.addEventListener('focusin', onFocus, { signal })
    pane.addEventListener('focusout', hide, { signal })
    pane.addEventListener('keydown', onKey, { signal })
    return () => {
      listeners.abort()
      clearTimeout(timer)
    }
  }, [ref])
  return hint
}

function hintOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null
}
