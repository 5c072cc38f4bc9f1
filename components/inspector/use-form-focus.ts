import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * The button that opens a form is disabled or gone once it is open, so that its focus would be lost: the first field has it then,
 * and when the form closes, the first button of the section that it stood in.
 */
export function useFormFocus(): RefObject<HTMLFormElement | null> {
  const ref = useRef<HTMLFormElement>(null)
  // Once the form is off the page, and before the next picture, when whoever looks after lost focus may come.
  useLayoutEffect(() => {
    const section = ref.current?.closest('section')
    ref.current?.querySelector<HTMLElement>('input:enabled, select:enabled')?.focus()
    return () => {
      queueMicrotask(() => {
        if (document.activeElement !== document.body || !section?.isConnected) return
        section.querySelector<HTMLElement>('button:enabled')?.focus()
      })
    }
  }, [])
  return ref
}
