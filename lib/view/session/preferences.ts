// What a person likes their screen to be: theme, panes and their sizes. Kept in the browser, apart from their work.

import type { PanelName, ThemeChoice } from '../run/session-state'
import type { ViewStore } from '../run/store'
import { readPauseRules } from '../time/pause-rules'
import { PREFERENCES_KEY as KEY } from './theme-script'

const PANELS: readonly PanelName[] = ['left', 'right', 'bottom']
/** In a narrower window panes lie over the canvas, as drawers. */
export const NARROW_PX = 900
const TIGHT_PX = 1180
/** Lower windows are left to the canvas. */
const LOW_PX = 600

/** Takes what was kept into the store; panes start closed where the window has no room for them. */
export function readPreferences(store: ViewStore): void {
  const kept = parse(readKept())
  const theme = kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system'
  const narrow = window.innerWidth < NARROW_PX
  const tight = window.innerWidth < TIGHT_PX
  const low = window.innerHeight < LOW_PX
  const room: Record<PanelName, boolean> = {
    left: !narrow,
    right: !narrow && !tight,
    bottom: !narrow && !low,
  }
  const panels = { ...room }
  if (!narrow && !tight && !low) {
    for (const panel of PANELS) {
      const open = isFields(kept.panels) ? kept.panels[panel] : undefined
      if (typeof open === 'boolean') panels[panel] = open
    }
  }
  const pauseRules = readPauseRules(kept.pauseRules)
  store.setState({ theme, panels, panelSizes: sizesIn(kept.panelSizes), pauseRules })
}

/** Sizes that are not numbers are forgotten; too large ones are the panes' own business, who know their limits. */
function sizesIn(kept: unknown): Partial<Record<PanelName, number>> {
  if (!isFields(kept)) return {}
  return Object.fromEntries(
    PANELS.flatMap((panel) => {
      const px = kept[panel]
      return typeof px === 'number' && px > 0 && px < Number.POSITIVE_INFINITY ? [[panel, px]] : []
    }),
  )
}

/** Keeps the choices whenever they change; returns the function that stops it. */
export function keepPreferences(store: ViewStore): () => void {
  return store.subscribe(({ theme, panels, panelSizes, pauseRules }, before) => {
    if (
      theme === before.theme &&
      panels === before.panels &&
      panelSizes === before.panelSizes &&
      pauseRules === before.pauseRules
    )
      return
    applyTheme(theme)
    // Drawers of a narrow window are put away to see, not because they are not wanted.
    const wanted = window.innerWidth < TIGHT_PX ? (parse(readKept()).panels ?? undefined) : panels
    try {
      localStorage.setItem(KEY, JSON.stringify({ theme, panels: wanted, panelSizes, pauseRules }))
    } catch {
      // A browser that keeps nothing still works; the choice lasts as long as the page.
    }
  })
}

/** A window that becomes narrow, as on a projector, puts away what would cover the canvas; a wider one brings it back. */
export function followWidth(store: ViewStore): () => void {
  const abort = new AbortController()
  for (const [px, names] of [
    [TIGHT_PX, ['right']],
    [NARROW_PX, ['left', 'bottom']],
  ] as const) {
    const query = window.matchMedia(`(max-width: ${px - 1}px)`)
    const follow = ({ matches }: MediaQueryListEvent) => {
      for (const name of names) store.getState().togglePanel(name, !matches)
    }
    query.addEventListener('change', follow, { signal: abort.signal })
  }
  return () => abort.abort()
}

export function applyTheme(theme: ThemeChoice): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function readKept(): string {
  try {
    return localStorage.getItem(KEY) ?? '{}'
  } catch {
    return '{}'
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : {}
  } catch {
    return {}
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
