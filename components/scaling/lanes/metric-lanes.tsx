import type { MetricTrack } from '@/lib/protocol'
import { ALARM_LANE, alarmLane } from '@/lib/view/scaling/alarm-lane'
import { datapointLane, METRIC_LANE } from '@/lib/view/scaling/datapoints'
import { pastOf } from '@/lib/view/scaling/picture'
import { alarmNote, alarmTitle, inUnit } from '@/lib/view/scaling/words'
import { AlarmDrawing } from './alarm-drawing'
import { DatapointDrawing } from './datapoint-drawing'
import type { Lane, LaneNote, LaneSource } from './lane'

/** For each metric of each policy its datapoints, and an alarm in each lane below. */
export const metricLanes: LaneSource = (picture) => {
  const { metrics } = pastOf(picture).history
  return metrics.flatMap((track): Lane[] => {
    const { axis, parts } = picture
    return [
      {
        key: track.key,
        title: metrics.length > 1 ? `${track.metricName}, ${track.policyName}` : track.metricName,
        notes: metricNotes(track),
        height: METRIC_LANE.height,
        drawing: <DatapointDrawing width={axis.width} lane={datapointLane(axis, track, parts)} />,
      },
      ...track.alarms.map((alarm) => ({
        key: `${track.key} ${alarm.key}`,
        title: alarmTitle(alarm, track),
        notes: [{ text: alarmNote(alarm, track) }],
        height: ALARM_LANE.height,
        drawing: <AlarmDrawing name={alarm.name} lane={alarmLane(axis, alarm.key, parts)} />,
      })),
    ]
  })
}

function metricNotes(track: MetricTrack): readonly LaneNote[] {
  const { statistic, periodSeconds, unit, target, alarms } = track
  const low = alarms.find(({ side }) => side === 'below')
  return [
    { text: `${statistic}, each ${periodSeconds === 60 ? 'minute' : `${periodSeconds} s`}` },
    ...(target === null
      ? alarms.map(({ side, threshold }) => ({ text: `${side} ${inUnit(threshold, unit)}` }))
      : [
          { text: `target ${inUnit(target, unit)}`, tone: 'good' as const },
          ...(low ? [{ text: `low under ${inUnit(low.threshold, unit)}`, tone: 'good' as const }] : []),
        ]),
  ]
}
