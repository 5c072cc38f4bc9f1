// Whoever works by keyboard or listens never falls to the top of the page: when what has the focus goes away, is hidden or can no longer
// be used, the focus goes to the nearest thing around it that is still there, else to the main area. What could not be used for a moment
// only, as a button while its operation is under way, gets it back.

/** What holds others and can have the focus by itself. */
const HOLDERS = '[tabindex], main, [role="dialog"]'

/** Watches until it is stopped. */
export function keepFocusOnPage(): () => void {
  let around: readonly Element[] = []
  let held: Element | null = null
  let isTaken = false
  let request = 0
  const check = () => {
    request = 0
    if (held === null || hasFocus()) return
    if (!isTaken && isUsable(held)) return
    const next = [held, ...around].find(isUsable) ?? document.querySelector('main')
    held = null
    if (next instanceof HTMLElement || next instanceof SVGElement) next.focus({ preventScroll: true })
  }
  // What a press has changed is drawn in the next picture; a browser takes the focus from what can no longer have it in that picture.
  const later = () => {
    if (request === 0) {
      request = requestAnimationFrame(() => {
        request = requestAnimationFrame(check)
      })
    }
  }
  // Tells also of what goes away without anybody's doing: a task that has stopped.
  const watcher = new IntersectionObserver(later)
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return
    watcher.disconnect()
    watcher.observe(target)
    held = target
    isTaken = false
    around = holdersOf(target)
  }
  // A browser takes the focus from what cannot have it; people leave what they could stay on.
  const onBlur = ({ target }: FocusEvent) => {
    if (target !== held || held === null || isUsable(held)) return
    isTaken = true
    later()
  }
  document.addEventListener('focusin', onFocus)
  document.addEventListener('focusout', onBlur)
  document.addEventListener('click', later)
  document.addEventListener('keydown', later)
  return () => {
    cancelAnimationFrame(request)
    watcher.disconnect()
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('focusout', onBlur)
    document.removeEventListener('click', later)
    document.removeEventListener('keydown', later)
  }
}

function hasFocus(): boolean {
  const { activeElement: at } = document
  return at !== null && at !== document.body && isUsable(at)
}

/** A thing that is there, to be seen, and not switched off: whoever left it did so by themselves. */
function isUsable(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility({ visibilityProperty: true })
  )
}

/** The nearest first. */
function holdersOf(element: Element): readonly Element[] {
  const found: Element[] = []
  for (let at = element.parentElement?.closest(HOLDERS); at != null; at = at.parentElement?.closest(HOLDERS))
    found.push(at)
  return found
}
