// What the built-in scenarios about Auto Scaling groups say of their times.

import { describe, expect, it } from 'vitest'
import { clock, run, runTo, scenarioOf, times } from '@/lib/testing/built-in-run'
import { instanceIdOf } from '@/lib/world/hosts'
import type { LocalSimulation } from './simulation'

const members = ({ world }: LocalSimulation) => [...world.state.autoScalingInstances.values()]
const lifecycle = (simulation: LocalSimulation) =>
  members(simulation).map(({ lifecycleState }) => lifecycleState)
const activities = ({ world }: LocalSimulation) => [...world.state.groupActivities.values()]
const statuses = ({ world }: LocalSimulation) => Object.keys(world.data.summary().byStatus)
const at = ({ world }: LocalSimulation, series: string, seconds: number) =>
  Number(world.series.column(series)[seconds])

describe('A policy of the group against managed scaling', () => {
  const simulation = run(scenarioOf('two-policies-one-group'), '40m')

  it('take an instance and bring one back, again and again, and no more once it is deleted', () => {
    const seen = activities(simulation).flatMap(({ startedAt, details }) =>
      details === null ? [] : [`${clock(startedAt)} ${details}`],
    )
    expect(seen).toEqual([
      '6:08 2 instances − 1 = 1',
      '7:59 M 2 / N 1 = 200 %, target 100 %: 2 instances',
      '12:06 2 instances − 1 = 1',
      '14:05 M 2 / N 1 = 200 %, target 100 %: 2 instances',
      '19:08 2 instances − 1 = 1',
      '21:00 M 2 / N 1 = 200 %, target 100 %: 2 instances',
    ])
    expect(activities(simulation).at(3)?.cause).toContain('2025-01-01T00:07:53Z')
  })

  it('are both right: instances have little to do and no room', () => {
    expect(at(simulation, 'cp/fleet/waiting', 450)).toBe(4)
    expect(at(simulation, 'cp/fleet/waiting', 1_500)).toBe(0)
    const cpu = simulation.world.series.column('service/web/CPUUtilization').slice(330, 1_200).map(Number)
    expect(cpu.reduce((sum, value) => sum + value, 0) / cpu.length).toBeLessThan(30)
    expect(statuses(simulation)).toEqual(['200'])
  })

  it('leave the group alone without that policy', () => {
    const { operations, ...scenario } = scenarioOf('two-policies-one-group')
    const own = new Set([
      'autoscaling:PutScalingPolicy',
      'cloudwatch:PutMetricAlarm',
      'autoscaling:DeletePolicy',
    ])
    const calm = run({ ...scenario, operations: operations.filter(({ action }) => !own.has(action)) }, '30m')
    expect(activities(calm)).toHaveLength(2)
  })
})

describe('Managed termination protection', () => {
  const scenario = scenarioOf('termination-protection')

  it('lets the empty instance go and keeps the one with the job until it has ended', () => {
    const simulation = run(scenario, '4m59s')
    const [oldest] = members(simulation)
    const tasksOn = (instanceId: string | undefined) =>
      [...simulation.world.state.tasks.values()].filter((task) => instanceIdOf(task) === instanceId)
    expect(tasksOn(oldest?.instanceId).map(({ group }) => group)).toEqual(['family:job'])
    expect(oldest?.launchedAt).toBeLessThan(
      Math.min(
        ...members(simulation)
          .slice(1)
          .map((one) => one.launchedAt),
      ),
    )
    const busy = members(simulation).filter(({ instanceId }) => tasksOn(instanceId).length > 0)
    expect(busy).toHaveLength(2)
    expect(members(simulation).filter((member) => member.protectedFromScaleIn)).toEqual(busy)
    runTo(simulation, '7m50s')
    expect(members(simulation)).toEqual(busy)
    expect(activities(simulation).at(-1)?.statusMessage).toBe(
      'Could not scale to desired capacity because all remaining instances are protected from scale-in.',
    )
    runTo(simulation, '10m')
    expect(tasksOn(oldest?.instanceId).map(({ stoppedAt }) => stoppedAt && clock(stoppedAt))).toEqual([
      '7:53',
    ])
    expect(members(simulation)).toEqual(busy.filter((member) => member !== oldest))
    expect(times(simulation, /running → shutting-down/)).toEqual(['5:08', '8:56'])
    expect(statuses(simulation)).toEqual(['200'])
  })

  it('off, the job is lost to the termination policy', () => {
    const text = JSON.stringify(scenario)
      .replace('"managedTerminationProtection":"ENABLED"', '"managedDraining":"DISABLED"')
      .replace('"NewInstancesProtectedFromScaleIn":true', '"NewInstancesProtectedFromScaleIn":false')
    const simulation = run(JSON.parse(text), '7m')
    const job = [...simulation.world.state.tasks.values()].find(({ group }) => group === 'family:job')
    expect(job?.lastStatus).toBe('STOPPED')
  })
})

describe('Lifecycle hooks', () => {
  const simulation = run(scenarioOf('lifecycle-hooks'), '6m')

  it('on launch: tasks come to an instance that the group does not count yet', () => {
    expect(times(simulation, /has something to do first/)).toEqual(['5:24'])
    expect([...new Set(times(simulation, /PROVISIONING → PENDING/))]).toEqual(['5:48'])
    expect(lifecycle(simulation)).toEqual(['InService', 'InService', 'Pending:Wait'])
    expect(at(simulation, 'service/web/running', 359)).toBe(12)
    expect(at(simulation, 'cp/fleet/instances', 359)).toBe(2)
    runTo(simulation, '7m30s')
    expect(lifecycle(simulation)).toEqual(['InService', 'InService', 'InService'])
    expect(times(simulation, /Launching a new EC2 instance/).at(-1)).toBe('7:28')
  })

  it('on termination: the instance waits for the slower of two', () => {
    runTo(simulation, '9m30s')
    const leaving = members(simulation).find(({ lifecycleState }) => lifecycleState === 'Terminating:Wait')
    expect(leaving?.actions.map(({ hook }) => hook.name).sort()).toEqual([
      'ecs-managed-draining-termination-hook',
      'save-logs',
    ])
    runTo(simulation, '12m')
    const stopped = [...simulation.world.state.tasks.values()].filter(
      (task) => instanceIdOf(task) === leaving?.instanceId,
    )
    expect(stopped.map(({ lastStatus }) => lastStatus)).toEqual(stopped.map(() => 'STOPPED'))
    expect(stopped.map(({ stoppedAt }) => stoppedAt && clock(stoppedAt))).toContain('10:27')
    expect(leaving?.actions.map(({ hook }) => hook.name)).toEqual(['save-logs'])
    expect(at(simulation, 'service/web/running', 719)).toBe(8)
    runTo(simulation, '13m')
    expect(times(simulation, /running → shutting-down/)).toEqual(['12:06'])
    expect(statuses(simulation)).toEqual(['200'])
  })
})
