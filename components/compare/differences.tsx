import { cx } from '@/components/ui/cx'
import { type DifferenceRow, differenceRows } from '@/lib/view/compare/dots'
import type { Compared } from '@/lib/view/compare/state'
import { halfWidthText, labelOf, meanText, signed, withUnit } from '@/lib/view/compare/words'

/** B − A of every measure: a dot a pair, their mean and its interval. */
export function Differences({ result }: { readonly result: Compared }) {
  const rows = differenceRows(result)
  if (rows.length === 0) return null
  return (
    <section aria-label="Differences" className="rounded-card border border-line bg-surface px-3 py-2.5">
      <h2 className="overline-title mb-1">B − A on the same seeds, 95 %</h2>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <thead className="text-ink-2 text-xs">
            <tr>
              <th scope="col" className="py-1 text-left font-normal">
                Measure
              </th>
              <th scope="col" className="w-[34%] min-w-[150px] py-1 font-normal">
                <span aria-hidden>← less · 0 · more →</span>
                <span className="only-spoken">Picture</span>
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                B − A
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                A
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                B
              </th>
              <th scope="col" className="py-1 pl-3 text-left font-normal">
                Says
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.measure.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ row }: { readonly row: DifferenceRow }) {
  const { measure, tone } = row
  const { a, b, paired, verdict } = measure
  return (
    <tr className="border-line border-t">
      <th scope="row" title={measure.says} className="whitespace-nowrap py-1 pr-2 text-left font-medium">
        {labelOf(measure)}
      </th>
      <td>
        <Dots row={row} />
      </td>
      <td className="num whitespace-nowrap py-1 pl-2 text-right">
        <span
          className={cx(
            'font-semibold',
            tone === 'good' && 'text-good-text',
            tone === 'bad' && 'text-bad-text',
          )}
        >
          {paired.mean === null ? '–' : withUnit(signed(paired.mean), measure)}
        </span>
        {paired.low !== null && paired.high !== null && (
          <span className="block text-ink-2 text-xs">
            {signed(paired.low)} … {signed(paired.high)}
          </span>
        )}
      </td>
      {[a, b].map((interval, i) => (
        <td key={i === 0 ? 'a' : 'b'} className="num whitespace-nowrap py-1 pl-3 text-right">
          {meanText(measure, interval)}
          <span className="block text-ink-2 text-xs">{halfWidthText(interval)}</span>
        </td>
      ))}
      <td className="whitespace-nowrap py-1 pl-3 text-ink-2 text-xs">{verdict ?? ''}</td>
    </tr>
  )
}

const STROKES = { good: 'stroke-good', bad: 'stroke-bad', none: 'stroke-ink-2' } as const

function Dots({ row: { dots, mean, interval, tone } }: { readonly row: DifferenceRow }) {
  const x = (share: number) => `${(4 + share * 92).toFixed(2)}%`
  return (
    <svg aria-hidden className="block h-[26px] w-full">
      <line x1="50%" x2="50%" y1={0} y2={26} className="stroke-line-strong" />
      {dots.map(({ seed, at }, i) => (
        // Dots of neighbours do not cover one another.
        <circle key={seed} cx={x(at)} cy={5 + (i % 5) * 4} r={2} className="fill-ink-3/55">
          <title>{`seed ${seed}`}</title>
        </circle>
      ))}
      {interval !== null && (
        <line
          x1={x(interval[0])}
          x2={x(interval[1])}
          y1={13}
          y2={13}
          strokeWidth={4}
          strokeLinecap="round"
          className={STROKES[tone]}
        />
      )}
      {mean !== null && (
        <circle cx={x(mean)} cy={13} r={5} strokeWidth={2.5} className={cx('fill-surface', STROKES[tone])} />
      )}
    </svg>
  )
}
