import { numberText, shortUnit } from '@/lib/view/compare/words'
import { colourBounds, HEAT_COLOURS } from '@/lib/view/sweep/heat'
import type { Heat } from './use-heat'

/** What the colours and the marks mean. */
export function HeatLegend({ heat: { measure, scale, marks } }: { readonly heat: Heat }) {
  const bounds = scale === null || scale.low === scale.high ? [] : colourBounds(scale)
  const unit = shortUnit(measure)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-xs">
      {bounds.length > 0 && (
        <div className="flex items-center gap-1.5">
          {measure.better === 'less' && <span>better</span>}
          <span className="num">{numberText(bounds[0] ?? 0)}</span>
          <span aria-hidden className="flex overflow-hidden rounded-[3px] border border-line">
            {bounds.slice(0, HEAT_COLOURS).map((bound, colour) => (
              <span
                key={bound}
                title={`${numberText(bound)} to ${numberText(bounds[colour + 1] ?? bound)}`}
                className="block h-3 w-6 @max-lg:w-4"
                style={{ background: `var(--sweep-${colour})` }}
              />
            ))}
          </span>
          <span className="num">
            {numberText(bounds.at(-1) ?? 0)} {unit}
          </span>
          {measure.better === 'more' && <span>better</span>}
        </div>
      )}
      {scale !== null && scale.low === scale.high && <span>All cells are equal.</span>}
      {marks.best.size > 0 && (
        <Sign text="best mean">
          <span className="block size-3 rounded-[2px] border-2 border-ink" />
        </Sign>
      )}
      {marks.cheapest.size > 0 && (
        <Sign text="cheapest that keeps the goals">
          <span className="block size-0 border-t-[11px] border-t-ink border-l-[11px] border-l-transparent" />
        </Sign>
      )}
      {marks.own.size > 0 && (
        <Sign text="as the scenario has it">
          <span className="block size-[6px] rounded-full bg-ink" />
        </Sign>
      )}
    </div>
  )
}

function Sign({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden>{children}</span>
      {text}
    </span>
  )
}
