import { cx } from '@/components/ui/cx'
import { formatClock } from '@/lib/view/describe/format'
import { xOf } from '@/lib/view/scaling/axis'
import type { ScalingPicture } from '@/lib/view/scaling/picture'
import { partAt, readingsAt } from '@/lib/view/scaling/readings'

interface CrosshairProps {
  readonly picture: ScalingPicture
  readonly at: number
}

/** A line through all lanes with what they say there. */
export function Crosshair({ picture, at }: CrosshairProps) {
  const { axis } = picture
  const x = xOf(axis, at)
  const readings = readingsAt(picture, at)
  const isRight = x > axis.width / 2
  return (
    <>
      <div className="absolute bottom-0 w-px bg-accent" style={{ left: x, top: 20 }} />
      <div
        aria-hidden
        className={cx(
          'absolute top-7 z-[6] w-[190px] rounded-md border border-line bg-surface/95 px-2 py-1.5 text-xs shadow-float',
          isRight && '-translate-x-full',
        )}
        style={{ left: isRight ? x - 8 : x + 8 }}
      >
        <p className="num flex justify-between font-semibold">
          {formatClock(at)}
          {partAt(picture, at)?.isForecast === true && <span className="text-ink-3">forecast</span>}
        </p>
        <dl>
          {readings.map(({ label, value }) => (
            <div key={label} className="flex justify-between gap-2">
              <dt className="min-w-0 truncate text-ink-2">{label}</dt>
              <dd className="num shrink-0">{value}</dd>
            </div>
          ))}
        </dl>
        {readings.length === 0 && <p className="text-ink-3">Nothing is known of this time yet.</p>}
      </div>
    </>
  )
}
