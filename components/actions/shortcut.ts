/** A key, as `KeyboardEvent.key` names it. */
export interface Shortcut {
  readonly key: string
  /** Control, or Command on a Mac. */
  readonly mod?: boolean
  readonly shift?: boolean
}

type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function matchesShortcut(shortcut: Shortcut, event: KeyEvent): boolean {
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey || mod !== (shortcut.mod ?? false)) return false
  // With a modifier a capital means another command (redo); without one, shift only makes characters such as `?`.
  if (mod) return event.key.toLowerCase() === shortcut.key && event.shiftKey === (shortcut.shift ?? false)
  return event.key === shortcut.key
}

/** `Space`, `Ctrl Z` */
export function shortcutText(shortcut: Shortcut): string {
  const key =
    shortcut.key === ' '
      ? 'Space'
      : shortcut.key.length === 1 && shortcut.mod === true
        ? shortcut.key.toUpperCase()
        : shortcut.key
  if (shortcut.mod !== true) return key
  return shortcut.shift === true ? `Ctrl Shift ${key}` : `Ctrl ${key}`
}

/** For `aria-keyshortcuts`. */
export function shortcutAria(shortcut: Shortcut): string {
  const key = shortcut.key === ' ' ? 'Space' : shortcut.key
  if (shortcut.mod !== true) return key
  const held = shortcut.shift === true ? 'Shift+' : ''
  return `Control+${held}${key} Meta+${held}${key}`
}
