import { expect, it } from 'vitest'
import { existing, simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import type { ScalingPicture } from './picture'
import { scalingCsv } from './scaling-csv'
import { activityRows, datapointRows, instanceRows, stateRows, waitRows } from './table-rows'

const until = simTime(25 * 60 * US_PER_SECOND)
const scenario = builtInScenarios.find(({ id }) => id === 'cold-capacity')?.scenario
const run = createSimulation(scenario)
run.advanceTo(until)

function pictureOf(key: string): ScalingPicture {
  const history = existing(run.scaling({ key, from: simTime(0) }), key)
  const metrics = { length: 0, first: 0, column: () => undefined }
  return {
    axis: { from: 0, to: until, width: 800 },
    now: until,
    parts: [{ history, metrics, isForecast: false, range: [0, until] }],
    service: null,
    seriesNames: [],
    trafficSeries: 'rps',
  }
}

it.each([
  ['a service', existing([...run.world.state.services.keys()][0], 'a service')],
  ['a group', 'asg/fleet'],
])('The lanes of %s have every row of their tables in one file', (_, key) => {
  const picture = pictureOf(key)
  const [head, ...lines] = scalingCsv(picture).trimEnd().split('\n')
  expect(head).toBe('what,clock,seconds,until_seconds,about,value,detail,when')
  const tables = {
    datapoint: datapointRows(picture),
    'alarm state': stateRows(picture),
    wait: waitRows(picture),
    activity: activityRows(picture),
    instance: instanceRows(picture),
  }
  for (const [what, rows] of Object.entries(tables)) {
    expect(rows.length, what).toBeGreaterThan(0)
    expect(lines.filter((line) => line.startsWith(`${what},`)).length, what).toBe(rows.length)
  }
  const seconds = lines.map((line) => Number(line.split(',')[2]))
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
})
