/** A key, as `KeyboardEvent.key` names it. */
export interface Shortcut {
  readonly key: string
  /** Control, or Command on a Mac. */
  readonly mod?: boolean
}

type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function matchesShortcut(shortcut: Shortcut, event: KeyEvent): boolean {
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey || mod !== (shortcut.mod ?? false)) return false
  // With a modifier a capital means another command (redo); without one, shift only makes characters such as `?`.
  return event.key === shortcut.key && !(mod && event.shiftKey)
}

/** `Space`, `Ctrl Z` */
export function shortcutText(shortcut: Shortcut): string {
  const key =
    shortcut.key === ' '
      ? 'Space'
      : shortcut.key.length === 1 && shortcut.mod === true
        ? shortcut.key.toUpperCase()
        : shortcut.key
  return shortcut.mod === true ? `Ctrl ${key}` : key
}

/** For `aria-keyshortcuts`. */
export function shortcutAria(shortcut: Shortcut): string {
  const key = shortcut.key === ' ' ? 'Space' : shortcut.key
  return shortcut.mod === true ? `Control+${key} Meta+${key}` : key
}
