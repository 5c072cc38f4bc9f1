import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/**
 * Among buttons of which Tab reaches one: the key moves the focus to another, which is returned; null for other keys.
 * To be called by the element around them.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): HTMLElement | null {
  const step = STEPS[event.key]
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = (buttons as EventTarget[]).indexOf(event.target)
  if (step === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return null
  event.preventDefault()
  const next = buttons[step(at, buttons.length)] ?? null
  next?.focus()
  return next
}
