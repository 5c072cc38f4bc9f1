/**
 * As a pointer comes off: what it has done is done, and no click on what lies below. The click of a finger comes some time after it, so
 * that it is waited for until something is pressed again; one made by a key or a program has no count and is another matter.
 */
export function swallowClick(): void {
  const abort = new AbortController()
  const options = { capture: true, signal: abort.signal }
  const swallow = (event: MouseEvent) => {
    if (event.detail === 0) return
    event.stopPropagation()
    abort.abort()
  }
  window.addEventListener('click', swallow, options)
  window.addEventListener('pointerdown', () => abort.abort(), options)
}

/** As a finger or a pen rests: lifting it is no tap. What a browser makes of a tap would move the focus before the click comes. */
export function swallowTap(): void {
  const abort = new AbortController()
  const options = { capture: true, signal: abort.signal }
  window.addEventListener('touchend', (event) => event.preventDefault(), { ...options, passive: false })
  window.addEventListener('pointerup', () => swallowClick(), options)
  window.addEventListener('pointerdown', () => abort.abort(), options)
}
