/** Arrows, and what a clicker sends: the same in both windows. */
export const STEP_KEYS: Readonly<Record<string, 'next' | 'back'>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
}
