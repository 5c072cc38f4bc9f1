// When the next frame of the run may come. A page that takes long to draw one (a slow machine, much happening) gets as long
// again for everything else, so that clicks and keys are never starved by pictures.

/** A page that needs less than this has time to spare. */
const QUICK_MS = 40
const REST_MS_MAX = 400

/** Calls `done` when what is changed in this task has been painted, and, after slow painting, a rest. */
export function afterPaint(done: () => void): void {
  const startMs = performance.now()
  const painted = () => {
    const tookMs = performance.now() - startMs
    setTimeout(done, tookMs < QUICK_MS ? 0 : Math.min(tookMs, REST_MS_MAX))
  }
  // A hidden page paints nothing, and no animation frame comes.
  if (document.hidden) setTimeout(painted)
  else requestAnimationFrame(() => setTimeout(painted))
}
