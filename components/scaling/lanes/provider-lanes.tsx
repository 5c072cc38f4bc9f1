import { useView } from '@/components/hooks/use-run'
import { latest } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { mostOf, yOf } from '@/lib/view/scaling/lines'
import { pastOf, type ScalingPicture } from '@/lib/view/scaling/picture'
import { providerOfReservation } from '@/lib/view/scaling/subject'
import type { LaneSource } from './lane'
import { SeriesLine } from './series-line'

const HEIGHT = 46

/**
 * CapacityProviderReservation of each capacity provider: instances needed in per cent of those there are. A group has the datapoints
 * of its own instead.
 */
export const providerLanes: LaneSource = (picture) =>
  picture.seriesNames.flatMap((series) => {
    const name = providerOfReservation(series)
    if (name === null || picture.service === null) return []
    return [
      {
        key: series,
        title: `Capacity provider ${name}`,
        notes: [
          {
            text: 'reservation = M / N × 100',
            value: shortNumber(latest(pastOf(picture).metrics, series, 90)),
          },
        ],
        height: HEIGHT,
        drawing: <Reservation picture={picture} series={series} provider={name} />,
      },
    ]
  })

interface ReservationProps {
  readonly picture: ScalingPicture
  readonly series: string
  readonly provider: string
}

/** Against the target capacity of managed scaling. */
function Reservation({ picture, series, provider }: ReservationProps) {
  const target = useView(
    ({ kinds }) => kinds.capacityProvider.find(({ name }) => name === provider)?.targetCapacity,
  )
  const scale = { top: 5, bottom: HEIGHT, most: mostOf(picture, [series], 100) }
  const full = target === undefined ? null : yOf(scale, target)
  return (
    <>
      {full !== null && <line x1={0} x2={picture.axis.width} y1={full} y2={full} className="stroke-good" />}
      <SeriesLine picture={picture} series={series} scale={scale} isStepped className="stroke-ink-2" />
    </>
  )
}
