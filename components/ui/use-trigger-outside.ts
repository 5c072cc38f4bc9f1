import { type RefObject, useRef } from 'react'

/**
 * What opens a menu or popover stands outside of its Radix root, so that it is there before their code. This says to their content
 * what Radix would know of a trigger of its own: a press on it is no press outside, and it gets the focus back.
 */
export function useTriggerOutside(trigger: RefObject<HTMLElement | null>) {
  const isElsewhere = useRef(false)
  return {
    onInteractOutside(event: CustomEvent & { readonly target: EventTarget | null }) {
      const isOnTrigger = event.target instanceof Node && trigger.current?.contains(event.target) === true
      if (isOnTrigger) event.preventDefault()
      else isElsewhere.current = true
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault()
      if (!isElsewhere.current) trigger.current?.focus()
      isElsewhere.current = false
    },
  }
}
