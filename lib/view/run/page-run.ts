// The run of the page itself: the one that is kept for the next visit. Everything else makes its own with `createRun`.

import { createRun, type Run } from './run'

let own: Run | null = null

/** Always the same one. The first to ask makes it, which is before React wakes the page. */
export function pageRun(): Run {
  own ??= createRun({ shelf: { tab: () => sessionStorage, browser: () => localStorage } })
  return own
}
