import type { KeyboardEvent } from 'react'
import { roved } from './roved'

/**
 * Among buttons of which Tab reaches one: the key moves the focus to another, which is returned; null for other keys.
 * To be called by the element around them.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): HTMLElement | null {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = (buttons as EventTarget[]).indexOf(event.target)
  const to = roved(event.key, at, buttons.length)
  if (to === null || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return null
  event.preventDefault()
  const next = buttons[to] ?? null
  next?.focus()
  return next
}
