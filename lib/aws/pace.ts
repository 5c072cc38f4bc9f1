// How fast AWS acts by itself. MODEL.md#pace.

/** `aws`: as live accounts show it. `instant`: at once, so that only what a scenario is about takes time. */
export const PACES = ['aws', 'instant'] as const
export type Pace = (typeof PACES)[number]
