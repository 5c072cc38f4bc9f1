import type { MarkPart } from '@/lib/view/describe/mark-shapes'

/** One part of a mark, or the same part of many marks of one size. */
export function MarkPath({
  part: { fill, stroke, strokeWidth, dash },
  d,
  scale,
}: {
  readonly part: MarkPart
  readonly d: string
  readonly scale: number
}) {
  return (
    <path
      d={d}
      fill={fill ?? 'none'}
      stroke={stroke ?? 'none'}
      strokeWidth={strokeWidth * scale}
      strokeDasharray={dash.length > 0 ? dash.map((n) => n * scale).join(' ') : undefined}
      strokeLinecap={dash.length > 0 ? 'butt' : 'round'}
      strokeLinejoin="round"
    />
  )
}
