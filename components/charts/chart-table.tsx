import type { LoadAhead } from '@/lib/protocol'
import { plannedText } from '@/lib/view/charts/ahead'
import type { PanelSpec } from '@/lib/view/charts/panel'
import type { MetricColumns } from '@/lib/view/charts/series'
import { latest } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { formatClock } from '@/lib/view/describe/format'

/** What the charts show now, for those who do not see them. */
export function ChartTable({
  panels,
  metrics,
  seconds,
  ahead,
}: {
  readonly panels: readonly PanelSpec[]
  readonly metrics: MetricColumns
  /** The moment that is shown. */
  readonly seconds: number
  readonly ahead: LoadAhead | null
}) {
  return (
    <table className="only-spoken">
      <caption>Values at {formatClock(seconds * 1_000_000)}</caption>
      <thead>
        <tr>
          <th scope="col">Chart</th>
          <th scope="col">Line</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {panels.flatMap((panel) =>
          panel.lines.map((line) => (
            <tr key={line.metric}>
              <th scope="row">{panel.title}</th>
              <td>{line.label}</td>
              <td>
                {shortNumber(latest(metrics, line.metric))} {panel.unit}
              </td>
            </tr>
          )),
        )}
        {ahead !== null && (
          <tr>
            <th scope="row">Requests/s</th>
            <td>planned, not measured</td>
            <td>{plannedText(ahead)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
