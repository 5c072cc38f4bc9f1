// Custom properties keep `light-dark(…)` unresolved; a canvas needs the colour of the theme in force.

/** Resolves a CSS colour such as `var(--rev-1)` to `rgb(…)` in the current theme. Browser only. */
export function resolveCssColor(color: string): string {
  const probe = document.createElement('span')
  probe.style.color = color
  probe.hidden = true
  document.body.append(probe)
  const resolved = getComputedStyle(probe).color
  probe.remove()
  return resolved
}
