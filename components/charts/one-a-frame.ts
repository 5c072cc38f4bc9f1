// Canvases that change together would be drawn in one long frame. Each gets a frame of its own; nobody sees which was first.

const waiting = new Map<object, () => void>()
let isAsked = false

/**
 * Draws `what` in one of the next frames, once, as it was asked for last. It keeps its turn when it is asked for again, or where
 * frames are slow the last in the row would never be drawn.
 */
export function drawInTurn(what: object, draw: () => void): void {
  waiting.set(what, draw)
  ask()
}

function ask(): void {
  if (isAsked || waiting.size === 0) return
  isAsked = true
  requestAnimationFrame(() => {
    isAsked = false
    for (const [what, draw] of waiting) {
      waiting.delete(what)
      draw()
      break
    }
    ask()
  })
}
