import { resolveCssColor } from '@/components/ui/css-color'
import type { LineColour } from '@/lib/view/charts/panel'
import { REVISION_COLORS } from '@/lib/view/run/selectors'

const TOKENS = {
  accent: 'var(--accent)',
  violet: 'var(--rev-2)',
  danger: 'var(--bad)',
  warning: 'var(--warning)',
  muted: 'var(--ink-3)',
  ink: 'var(--ink-3)',
} as const

/** The CSS colour of a line, for HTML and SVG. */
export function cssColour(colour: LineColour): string {
  return colour.kind === 'revision' ? `var(--rev-${colour.ordinal % REVISION_COLORS})` : TOKENS[colour.token]
}

export interface ChartColours {
  readonly line: (colour: LineColour) => string
  readonly axis: string
  readonly grid: string
  readonly ink: string
  readonly marks: Readonly<Record<'info' | 'good' | 'warning' | 'bad', string>>
}

/** Colours of the theme in force, for a canvas. Read again when the theme changes. */
export function readChartColours(): ChartColours {
  const known = new Map<string, string>()
  const resolve = (css: string): string => {
    const before = known.get(css)
    if (before !== undefined) return before
    const resolved = resolveCssColor(css)
    known.set(css, resolved)
    return resolved
  }
  return {
    line: (colour) => resolve(cssColour(colour)),
    axis: resolve('var(--ink-3)'),
    grid: resolve('var(--line)'),
    ink: resolve('var(--ink)'),
    marks: {
      info: resolve('var(--ink-2)'),
      good: resolve('var(--good)'),
      warning: resolve('var(--warning)'),
      bad: resolve('var(--bad)'),
    },
  }
}

/** The same colour, see-through, for the area under a stacked line. */
export function translucent(rgb: string, share: number): string {
  const numbers = rgb.match(/[\d.]+/g)?.slice(0, 3)
  return numbers === undefined ? rgb : `rgba(${numbers.join(',')},${share})`
}
