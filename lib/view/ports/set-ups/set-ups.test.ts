// What is shown of set-ups, over real runs of them; and how they follow the clock of the run of the page.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { Frame, SetUpId, SetUpPlan } from '@/lib/protocol'
import { setUpScenarios } from '@/lib/sim/set-ups'
import { createSimulation } from '@/lib/sim/simulation'
import { frameOf } from '@/lib/testing/fixture-frame'
import type { Call } from '../../run/client'
import { applyFrame, EMPTY_RUN } from '../../run/state'
import { createViewStore } from '../../run/store'
import { mappingsOf } from '../mappings'
import { Conductor } from './conductor'
import { drawingOf } from './drawing'
import { INITIAL_PLAN } from './initial-plan'
import { lacksOf, whereText } from './lacks'
import { openPorts } from './open-ports'
import { canTrunk, PLAN_TYPES, planNumber } from './plan'

function shownAt(id: SetUpId, plan: Partial<SetUpPlan> = {}, seconds = 130) {
  const setUp = setUpScenarios({ ...INITIAL_PLAN, ...plan }).find((one) => one.id === id)
  const simulation = createSimulation(setUp?.scenario)
  simulation.advanceTo(simTime(seconds * US_PER_SECOND))
  const frame = { type: 'frame', run: 0, standing: EMPTY_RUN.standing, ...simulation.frame() }
  const { kinds } = applyFrame(EMPTY_RUN, frame as Frame)
  const [service] = kinds.service
  const fits = simulation.fit('web:1')
  const mappings = mappingsOf(kinds, simulation.requestWays())
  const isWanting = (service?.runningCount ?? 0) < (service?.desiredCount ?? 0)
  return { kinds, fits, mappings, drawing: drawingOf(kinds.instance, mappings, fits, isWanting) }
}

describe('why no more copies fit', () => {
  it('is said once for instances that say the same, with its numbers', () => {
    const [lack, ...others] = lacksOf(shownAt('awsvpc').fits)
    expect(others).toEqual([])
    expect(lack).toEqual({
      reason: 'RESOURCE:ENI',
      text: 'needs a network interface, 2 of 2 for tasks are in use',
      instances: 2,
    })
    expect(lacksOf(shownAt('bridge-dynamic').fits)[0]?.text).toBe('needs 512 MiB, 0 MiB left')
    expect(lacksOf(shownAt('host').fits)[0]?.text).toBe('host port 80/tcp is in use')
  })

  it('is nothing while one fits somewhere', () => {
    expect(lacksOf(shownAt('bridge-dynamic', { copies: 3 }).fits)).toEqual([])
  })

  it('says on which instances', () => {
    expect(whereText({ instances: 1 }, 1)).toBe('on the instance')
    expect(whereText({ instances: 2 }, 2)).toBe('on both instances')
    expect(whereText({ instances: 3 }, 3)).toBe('on all 3 instances')
    expect(whereText({ instances: 2 }, 3)).toBe('on 2 of 3 instances')
  })
})

describe('what must be open', () => {
  it('is the range for dynamic ports, one port for others, and the group of the tasks in awsvpc', () => {
    const open = (id: SetUpId) => {
      const { mappings, kinds } = shownAt(id)
      return openPorts(mappings, kinds.securityGroup)
    }
    expect(open('bridge-dynamic')).toEqual(['tcp 32768–60999 from alb, in instances'])
    expect(open('bridge-fixed')).toEqual(['tcp 8080 from alb, in instances'])
    expect(open('host')).toEqual(['tcp 80 from alb, in instances'])
    expect(open('awsvpc')).toEqual(['tcp 80 from alb, in tasks'])
    expect(open('classic')).toEqual(['tcp 8080 from alb, in instances'])
  })
})

describe('the picture', () => {
  it('accounts for every copy, in rows, as more, or on instances that are not drawn', () => {
    for (const id of ['bridge-dynamic', 'bridge-fixed', 'host', 'awsvpc', 'classic'] as const) {
      const { drawing, mappings } = shownAt(id, { instances: 3 })
      const drawn = drawing.instances.reduce(
        (sum, { rows, more }) => sum + rows.length + (more?.count ?? 0),
        0,
      )
      expect(drawn + drawing.others.copies).toBe(mappings.length)
      expect(drawing.others.instances).toBe(1)
    }
  })

  it('marks the copy that finds no place, and only while one is wanted', () => {
    const reasons = (copies: number) =>
      shownAt('bridge-fixed', { copies }).drawing.instances.map(({ refused }) => refused?.reason ?? null)
    expect(reasons(3)).toEqual(['RESOURCE:PORTS', 'RESOURCE:PORTS'])
    expect(reasons(2)).toEqual([null, null])
  })

  it('lets no two rows overlap', () => {
    const { drawing } = shownAt('bridge-dynamic')
    for (const { y, height, rows, more, refused } of drawing.instances) {
      const tops = [...rows.map((row) => row.y), more?.y, refused?.y].filter((top) => top !== undefined)
      expect(new Set(tops).size).toBe(tops.length)
      expect(Math.max(...tops)).toBeLessThan(y + height)
    }
  })
})

describe('the form', () => {
  it('takes whole numbers within its limits', () => {
    expect(planNumber('instances', '3')).toBe(3)
    expect(planNumber('instances', '99')).toBe(12)
    expect(planNumber('copies', '0')).toBe(1)
    expect(planNumber('rps', '12.6')).toBe(13)
    expect(planNumber('rps', '')).toBeNull()
    expect(planNumber('rps', '1e')).toBeNull()
  })

  it('offers types that the images run on, and knows which have trunks', () => {
    expect(PLAN_TYPES).toContain('m5.large')
    expect(PLAN_TYPES).not.toContain('m6g.large')
    expect([canTrunk('m5.large'), canTrunk('t3.medium')]).toEqual([true, false])
  })
})

describe('the conductor', () => {
  /** A run that is moved, and answers when it is told to. */
  function moved() {
    const times: number[] = []
    const answers: (() => void)[] = []
    const call = ((_: string, { at }: { readonly at: number }) => {
      times.push(at / US_PER_SECOND)
      return new Promise<void>((resolve) => answers.push(resolve))
    }) as unknown as Call
    return { run: { call, store: createViewStore() }, times, answer: () => answers.shift()?.() }
  }
  const second = (n: number) => simTime(n * US_PER_SECOND)
  const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)))

  it('moves all to the same instant by what the page has played, and waits for the slowest', async () => {
    const lead = createViewStore()
    lead.getState().receive(frameOf({ now: second(300) }))
    const [a, b] = [moved(), moved()]
    const conductor = new Conductor(lead, [a.run, b.run], second(120))
    lead.getState().receive(frameOf({ now: second(302) }))
    lead.getState().receive(frameOf({ now: second(305) }))
    expect([a.times, b.times]).toEqual([[122], [122]])
    a.answer()
    await settled()
    expect(a.times).toEqual([122])
    b.answer()
    await expect.poll(() => a.times).toEqual([122, 125])
    conductor.stop()
    lead.getState().receive(frameOf({ now: second(400) }))
    expect(a.times).toEqual([122, 125])
  })

  it('stands still when the page goes back or comes to another run', () => {
    const lead = createViewStore()
    lead.getState().receive(frameOf({ now: second(300) }))
    const { run, times } = moved()
    new Conductor(lead, [run], second(120))
    lead.getState().receive(frameOf({ now: second(200) }))
    lead.getState().receive(frameOf({ now: second(900), run: 7 }))
    expect(times).toEqual([])
  })
})
