import type { LineSpec } from '@/lib/view/charts/panel'
import { cssColour } from './colours'

/** A piece of a line as it is drawn, with its name. */
export function LineSample({ line, value }: { readonly line: LineSpec; readonly value: string | null }) {
  if (line.legend === null) return null
  return (
    <span
      className="flex shrink-0 items-center gap-1 text-2xs text-ink-3 last:min-w-0 last:shrink"
      title={line.legend}
    >
      <svg aria-hidden width={16} height={6} className="shrink-0">
        <path
          d="M0 3H16"
          stroke={cssColour(line.colour)}
          strokeWidth={2}
          strokeDasharray={line.dash.join(' ') || undefined}
        />
      </svg>
      <span className="truncate">{line.legend}</span>
      {value !== null && <span className="num text-ink">{value}</span>}
    </span>
  )
}
