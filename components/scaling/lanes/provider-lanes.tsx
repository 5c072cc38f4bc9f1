import { latest } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { mostOf, yOf } from '@/lib/view/scaling/lines'
import { pastOf, type ScalingPicture } from '@/lib/view/scaling/picture'
import type { LaneSource } from './lane'
import { SeriesLine } from './series-line'

const HEIGHT = 46
const RESERVATION = /^capacityProvider\/(.+)\/CapacityProviderReservation$/

/** CapacityProviderReservation of each capacity provider: instances needed in per cent of those there are. */
export const providerLanes: LaneSource = (picture) =>
  picture.seriesNames.flatMap((series) => {
    const name = RESERVATION.exec(series)?.[1]
    if (name === undefined) return []
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
        drawing: <Reservation picture={picture} series={series} />,
      },
    ]
  })

function Reservation({ picture, series }: { readonly picture: ScalingPicture; readonly series: string }) {
  const scale = { top: 5, bottom: HEIGHT, most: mostOf(picture, [series], 100) }
  const full = yOf(scale, 100)
  return (
    <>
      <line x1={0} x2={picture.axis.width} y1={full} y2={full} className="stroke-good" />
      <SeriesLine picture={picture} series={series} scale={scale} isStepped className="stroke-ink-2" />
    </>
  )
}
