import { latest } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { linesOf, mostOf, plateausOf } from '@/lib/view/scaling/lines'
import { pastOf, type ScalingPicture } from '@/lib/view/scaling/picture'
import { serviceSeries } from '@/lib/view/scaling/subject'
import type { LaneSource } from './lane'
import { SeriesLine } from './series-line'

const HEIGHT = 78
const TOP = 6
const NUMBER_PX_MIN = 26

/** What reaches the service, how many tasks it has and how many it is to have. */
export const trafficLanes: LaneSource = (picture) => {
  const { service, trafficSeries } = picture
  if (service === null) return []
  const { metrics } = pastOf(picture)
  const now = (series: string) => shortNumber(latest(metrics, series))
  const running = serviceSeries(service, 'running')
  const desired = serviceSeries(service, 'desired')
  return [
    {
      key: 'traffic',
      title: 'Requests/s, tasks',
      notes: [
        { text: 'requests/s', sample: 'traffic', value: now(trafficSeries) },
        { text: 'running', sample: 'running', value: now(running) },
        { text: 'desired', sample: 'desired', value: now(desired) },
      ],
      height: HEIGHT,
      drawing: <Traffic picture={picture} traffic={trafficSeries} running={running} desired={desired} />,
    },
  ]
}

interface TrafficProps {
  readonly picture: ScalingPicture
  readonly traffic: string
  readonly running: string
  readonly desired: string
}

function Traffic({ picture, traffic, running, desired }: TrafficProps) {
  const scaleOf = (...series: readonly string[]) => ({
    top: TOP,
    bottom: HEIGHT,
    most: mostOf(picture, series),
  })
  const tasks = scaleOf(running, desired)
  return (
    <>
      <SeriesLine
        picture={picture}
        series={running}
        scale={tasks}
        isStepped
        className="stroke-accent"
        areaClassName="fill-accent/20"
      />
      <SeriesLine
        picture={picture}
        series={desired}
        scale={tasks}
        isStepped
        className="stroke-ink"
        dash="4 3"
      />
      <SeriesLine
        picture={picture}
        series={traffic}
        scale={scaleOf(traffic)}
        className="stroke-[var(--lane-traffic)]"
        strokeWidth={1.8}
      />
      {picture.parts.flatMap(({ metrics, range, isForecast }) =>
        linesOf(picture.axis, metrics, running, range)
          .flatMap(plateausOf)
          .filter(({ width, value }) => width >= NUMBER_PX_MIN && value > 0)
          .map(({ x, width, value }) => (
            <text
              key={`${isForecast} ${x}`}
              x={x + width / 2}
              y={HEIGHT - 5}
              textAnchor="middle"
              className="num fill-accent-text font-semibold text-xs"
            >
              {value}
            </text>
          )),
      )}
    </>
  )
}
