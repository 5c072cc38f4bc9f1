// Keys belong first to what has the focus: text fields and dialogs take all of them, whatever can be pressed takes Space and Enter.

const TYPING = 'input:not([type="range"]):not([type="checkbox"]), textarea, select, [contenteditable="true"]'
const ENCLOSED = '[role="dialog"], [role="menu"]'
const PRESSABLE =
  'button, a[href], summary, input[type="checkbox"], [role="button"], [role="tab"], [role="menuitem"], [role="slider"], [role="radio"]'

export function targetOf({ target }: Event): Element | null {
  return target instanceof Element ? target : null
}

/** Whether no key is the page's while this has the focus. */
export function takesAllKeys(target: Element | null): boolean {
  return target?.closest(`${TYPING}, ${ENCLOSED}`) != null
}

/** Whether this is part of what lies over the page and closes by itself. */
export function isEnclosed(target: Element | null): boolean {
  return target?.closest(ENCLOSED) != null
}

/** Whether Space and Enter press this. */
export function isPressable(target: Element | null): boolean {
  return target?.closest(PRESSABLE) != null
}
