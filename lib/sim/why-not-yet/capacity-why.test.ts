// The gates of groups and providers against what the model does: times that they name come true, sums are the model's, and what
// holds a group back is the current gate.

import { describe, expect, it, test } from 'vitest'
import { existing, simTime, US_PER_SECOND } from '@/lib/engine'
import type { CapacityWhy, GateView } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createCapacityWorld, provisioning } from '@/lib/testing/capacity-world'
import { createGroupWorld } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import { createSimulation } from '../simulation'
import { capacityWhy } from './capacity-why'

const NAME = { AutoScalingGroupName: 'fleet' }

const why = ({ world }: TestWorld, key = 'asg/fleet'): CapacityWhy => existing(capacityWhy(world, key), key)
const currents = (gates: readonly GateView[]) => gates.filter(({ state }) => state === 'current')
const titles = (gates: readonly GateView[]) => gates.map(({ title }) => title)
const find = (gates: readonly GateView[], id: string) =>
  existing(
    gates.find((gate) => gate.id === id),
    `gate ${id} among ${gates.map((one) => one.id).join(', ')}`,
  )
const untilOf = ({ detail }: GateView) => {
  const part = detail.find((one) => typeof one !== 'string')
  return typeof part === 'object' ? part.until : null
}

describe('A group that grows', () => {
  it('is about to launch, then launches, boots and registers, each at the time that is named', () => {
    const given = createGroupWorld({ DesiredCapacity: 1 }, { pace: 'aws' }).runFor('1s')
    const seen: string[] = []
    for (let step = 0; step < 12; step++) {
      const { out } = why(given)
      const [gate] = currents(out)
      if (gate === undefined) break
      const { title, time } = gate
      seen.push(title)
      if (time.kind !== 'known') throw new Error(`${title} has no time`)
      given.runTo(simTime(time.at - 1))
      expect(titles(currents(why(given).out))).toContain(title)
      given.runTo(time.at)
      given.runFor('1s')
      expect(titles(currents(why(given).out))).not.toContain(title)
    }
    expect(seen).toEqual([
      '1 instance to launch',
      '1 instance: launching',
      '1 instance: booting, then starting the agent',
    ])
    expect(find(why(given).out, 'inService')).toMatchObject({ state: 'done', title: '1 of 1 in service' })
    expect(why(given).headline).toBe('1 wanted (0 to 9), 1 in service.')
  })

  it.each([
    [900, 60],
    [60, 900],
  ])('names of two hooks, of %d s and %d s, the one that times out first', (first, second) => {
    const hooks = [first, second].map((seconds) => ({
      LifecycleHookName: seconds === 60 ? 'short' : 'long',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      HeartbeatTimeout: seconds,
    }))
    const given = createGroupWorld({ DesiredCapacity: 1, LifecycleHookSpecificationList: hooks })
    given.runFor('20s')
    expect(titles(currents(why(given).out))).toEqual(['1 instance: lifecycle hook short'])
  })

  it('says which hook an instance waits for, and what happens without an answer', () => {
    const hook = {
      LifecycleHookName: 'warm',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      HeartbeatTimeout: 60,
      DefaultResult: 'ABANDON',
    }
    const given = createGroupWorld({ DesiredCapacity: 1, LifecycleHookSpecificationList: [hook] })
    given.runFor('40s')
    const gate = find(why(given).out, 'hook lifecycle hook warm')
    expect(gate).toMatchObject({ kind: 'hook', state: 'current', title: '1 instance: lifecycle hook warm' })
    expect(gate.detail[0]).toBe('CompleteLifecycleAction, or ABANDON in ')
    expect(untilOf(gate)).toBeGreaterThan(given.world.engine.now)
  })

  it('counts the warm-up of its own until the instance counts', () => {
    const given = createGroupWorld({ DesiredCapacity: 2, DefaultInstanceWarmup: 300 }).runFor('2m')
    const gate = find(why(given).out, 'warmup')
    expect(gate.title).toBe('2 instances warm up')
    given.runTo(existing(untilOf(gate), 'a countdown'))
    expect(titles(why(given).out)).not.toContain(gate.title)
  })

  it('at its maximum says so', () => {
    const given = createGroupWorld({ DesiredCapacity: 2, MaxSize: 2 }).runFor('3m')
    expect(find(why(given).out, 'bound')).toMatchObject({ state: 'ahead', title: 'At its maximum of 2' })
  })
})

describe('A process that is suspended', () => {
  const suspend = (given: TestWorld, process: string) =>
    given.ask('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: [process] })
  const want = (given: TestWorld, DesiredCapacity: number) =>
    given.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity })

  test.each([
    { process: 'Launch', desired: 4, side: 'out', what: '1 instance to launch' },
    { process: 'Terminate', desired: 2, side: 'in', what: '1 instance to terminate' },
  ] as const)('$process holds "$what" back', ({ process, desired, side, what }) => {
    const given = createGroupWorld().runFor('3m')
    suspend(given, process)
    expect(currents(why(given)[side])).toEqual([])
    want(given, desired)
    given.runFor('10m')
    expect(titles(why(given)[side])).toContain(what)
    expect(titles(currents(why(given)[side]))).toEqual([`${process} is suspended`])
    expect(why(given).headline).toContain('3 in service')
  })

  test('ReplaceUnhealthy leaves an instance that does not run', () => {
    const given = createGroupWorld({ DesiredCapacity: 1 }).runFor('3m')
    suspend(given, 'ReplaceUnhealthy')
    const [id = ''] = given.world.state.autoScalingInstances.keys()
    given.ask('ec2:TerminateInstances', { InstanceIds: [id] })
    given.runFor('1m')
    expect(find(why(given).out, 'health').detail).toEqual(['not replaced: ReplaceUnhealthy suspended'])
  })
})

describe('A policy of a group', () => {
  const put = (given: TestWorld) => {
    given.ask('autoscaling:PutScalingPolicy', {
      ...NAME,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 50,
      },
    })
    return given.runFor('12m')
  }

  it('counts the datapoints of its alarms, each on its side', () => {
    const given = put(createGroupWorld().runFor('3m'))
    const counts = (gates: readonly GateView[]) => titles(gates.filter(({ kind }) => kind === 'datapoints'))
    expect(counts(why(given).out)).toEqual([expect.stringMatching(/^cpu: 0 of 3 datapoints above 50 %$/)])
    expect(counts(why(given).in)).toEqual([
      expect.stringMatching(/^cpu: \d+ of \d+ datapoints under [\d.]+ %$/),
    ])
  })

  it('whose calls nobody hears says so', () => {
    const given = put(createGroupWorld().runFor('3m'))
    given.ask('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: ['AlarmNotification'] })
    expect(titles(why(given).out)).toContain('AlarmNotification is suspended')
  })
})

describe('A group that shrinks', () => {
  it('names the instances that are protected', () => {
    const given = createGroupWorld({ NewInstancesProtectedFromScaleIn: true }).runFor('3m')
    given.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 1 })
    expect(find(why(given).in, 'protection')).toMatchObject({
      state: 'current',
      title: '3 of 3 instances protected from scale-in',
    })
  })

  it('that is being deleted counts what is left', () => {
    const given = createGroupWorld().runFor('3m')
    given.ask('autoscaling:DeleteAutoScalingGroup', { ...NAME, ForceDelete: true })
    expect(why(given).headline).toBe('Delete in progress: 3 instances left.')
    expect(why(given).out).toEqual([])
  })
})

describe('A capacity provider', () => {
  it('writes out its sum, and what its alarm waits for', () => {
    const given = createCapacityWorld({ desired: 1, tasks: 6 }, { pace: 'aws' }).runFor('2m')
    expect(provisioning(given)).toHaveLength(2)
    const { headline, out } = why(given, 'cp/fleet-cp')
    expect(headline).toBe('2 tasks find no room: the provider asks for 1 instance, M 2 / N 1 = 200 %.')
    expect(find(out, 'waiting').title).toBe('2 tasks find no room')
    expect(find(out, 'reservation').title).toBe('It asks for 1 instance: M 2 / N 1 = 200 %')
    expect(find(out, 'decision out')).toMatchObject({
      title: 'M 2 / N 1 = 200 %, target 100 %: 2 instances',
      detail: ['desired 1 → 2, bounds 0 to 9'],
    })
    expect(find(out, 'datapoints').title).toMatch(/^\d of 1 datapoint above 100 %$/)
    expect(find(out, 'placement').title).toBe('2 tasks get an instance')
  })

  it('at the maximum of its group is held back by that', () => {
    const given = createCapacityWorld({ desired: 1, max: 1, tasks: 6 }).runFor('6m')
    const { out } = why(given, 'cp/fleet-cp')
    expect(titles(currents(out))).toContain('The group is at its maximum size of 1')
    expect(find(out, 'bound')).toMatchObject({ state: 'current', title: 'At its maximum of 1' })
  })

  it('without managed scaling says that nobody changes the group', () => {
    const given = createCapacityWorld({ desired: 1, scaling: { status: 'DISABLED' } })
    const { out } = why(given, 'cp/fleet-cp')
    expect(currents(out)).toMatchObject([{ kind: 'disabled', title: 'Managed scaling is off' }])
  })

  it('counts fifteen datapoints before it takes anything away', () => {
    const given = createCapacityWorld({ desired: 2 }).runFor('8m')
    const gate = find(why(given, 'cp/fleet-cp').in, 'datapoints')
    expect(gate.pointsNeeded).toBe(15)
    expect(gate.title).toMatch(/^\d+ of 15 datapoints under 100 %$/)
    expect(gate.points.length).toBeGreaterThan(3)
  })
})

describe('In the scenario of two loops', () => {
  it('the sum is that of the view, and no countdown has passed', () => {
    const run = createSimulation(builtInScenarios.find(({ id }) => id === 'cold-capacity')?.scenario)
    let held = 0
    for (let seconds = 0; seconds <= 20 * 60; seconds += 17) {
      run.advanceTo(simTime(seconds * US_PER_SECOND))
      const answer = run.capacityWhy('cp/fleet')
      const provider = run.frame().upsert.find(({ key }) => key === 'cp/fleet')
      if (answer === null) continue
      if (provider?.kind === 'capacityProvider' && provider.wants !== null)
        expect(answer.headline.toLowerCase()).toBe(`${provider.wants.toLowerCase()}.`)
      for (const { detail, title } of [...answer.out, ...answer.in])
        for (const part of detail)
          if (typeof part !== 'string')
            expect(part.until, `${title} at ${seconds} s`).toBeGreaterThanOrEqual(run.now())
      if (titles(currents(answer.out)).some((title) => /warms? up/.test(title))) held++
    }
    expect(held).toBeGreaterThan(0)
  })

  it('is what a service with tasks in PROVISIONING waits for, and no time is promised before an instance is there', () => {
    const run = createSimulation(builtInScenarios.find(({ id }) => id === 'cold-capacity')?.scenario)
    run.advanceTo(simTime((10 * 60 + 53) * US_PER_SECOND))
    const service = run.frame().upsert.find(({ kind }) => kind === 'service')
    const answer = existing(run.whyNotYet(service?.key ?? ''), 'answer')
    const gate = existing(
      answer.out?.gates.find(({ title }) => title.includes('no room on fleet')),
      'gate of the tasks',
    )
    const [next] = currents(existing(run.capacityWhy('cp/fleet'), 'provider').out)
    expect(gate).toMatchObject({ state: 'current', time: { kind: 'unknown' } })
    expect(gate.detail[0]).toBe(next?.title)
    expect(gate.detail.at(-2)).toBe('ECS gives up in ')
    expect(answer.relief).toEqual({ kind: 'unknown' })
  })

  it('asking changes nothing', () => {
    const scenario = builtInScenarios.find(({ id }) => id === 'cold-capacity')?.scenario
    const [asked, unasked] = [createSimulation(scenario), createSimulation(scenario)]
    for (let seconds = 60; seconds <= 900; seconds += 60) {
      asked.advanceTo(simTime(seconds * US_PER_SECOND))
      expect(asked.capacityWhy('asg/fleet')).toEqual(asked.capacityWhy('asg/fleet'))
      asked.capacityWhy('cp/fleet')
    }
    unasked.advanceTo(asked.now())
    expect(asked.traceHash()).toBe(unasked.traceHash())
    expect(asked.capacityWhy('asg/none')).toBeNull()
  })
})
