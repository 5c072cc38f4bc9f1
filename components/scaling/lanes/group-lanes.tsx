import { latest } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { mostOf } from '@/lib/view/scaling/lines'
import { pastOf, type ScalingPicture } from '@/lib/view/scaling/picture'
import { groupSeries } from '@/lib/view/scaling/subject'
import type { LaneSource } from './lane'
import { SeriesLine } from './series-line'

const HEIGHT = 46

/** Each Auto Scaling group that has such instances: how many it is to have, and has. */
export const groupLanes: LaneSource = (picture) => {
  const { history, metrics } = pastOf(picture)
  return history.autoScalingGroups.map((name) => {
    const now = (metric: 'inService' | 'desired') => shortNumber(latest(metrics, groupSeries(name, metric)))
    return {
      key: `asg ${name}`,
      title: name,
      notes: [
        { text: 'in service', sample: 'running', value: now('inService') },
        { text: 'desired', sample: 'desired', value: now('desired') },
      ],
      height: HEIGHT,
      drawing: <Group picture={picture} name={name} />,
    }
  })
}

function Group({ picture, name }: { readonly picture: ScalingPicture; readonly name: string }) {
  const [desired, inService] = [groupSeries(name, 'desired'), groupSeries(name, 'inService')]
  const scale = { top: 5, bottom: HEIGHT, most: mostOf(picture, [desired, inService]) }
  return (
    <>
      <SeriesLine
        picture={picture}
        series={inService}
        scale={scale}
        isStepped
        className="stroke-ink-3"
        areaClassName="fill-ink-3/20"
      />
      <SeriesLine
        picture={picture}
        series={desired}
        scale={scale}
        isStepped
        className="stroke-ink"
        dash="4 3"
      />
    </>
  )
}
