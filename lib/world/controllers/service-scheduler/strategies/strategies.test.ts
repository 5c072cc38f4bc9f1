// Strategies of a fixture in the place of those that ship: a service follows them, and nothing else had to change.

import { describe, expect, it } from 'vitest'
import { views } from '@/lib/sim/views/all-views'
import { createTestWorld } from '@/lib/testing/test-world'
import { hostIdOf } from '@/lib/world/hosts'
import { SERVICE_INVARIANTS } from '@/lib/world/invariants/services'
import { primaryDeploymentOf, taskDefinitionOf } from '@/lib/world/lifecycle/lookup'
import { createPlacer } from '@/lib/world/placement'
import type { Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { groupTasks, type TaskGroup } from '../task-groups'
import type { DeploymentPlan, DeploymentStrategy, Terms } from './deployment-strategy'
import { REPLICA } from './replica'
import { ROLLING } from './rolling'
import type { SchedulingStrategy } from './scheduling-strategy'

/** One task on each instance, however many the service asked for. */
const ONE_EACH: SchedulingStrategy = {
  ...REPLICA,
  desiredCount: ({ state }, { clusterArn }) =>
    [...state.containerInstances.values()].filter(
      (instance) => instance.clusterArn === clusterArn && instance.status === 'ACTIVE',
    ).length,
  createPlacer: (world, service, deployment) =>
    createPlacer(world, {
      clusterArn: service.clusterArn,
      taskDefinition: taskDefinitionOf(world, deployment),
      constraints: [{ type: 'distinctInstance', expression: null }],
      strategy: [],
      group: `service:${service.name}`,
      network: null,
      origin: 'service',
    }),
}

/** All old tasks end before a new one starts; a failed deployment is given up altogether. */
const RECREATE: DeploymentStrategy = {
  ...ROLLING,
  plan: recreate,
  rollBack(_world, service) {
    service.desiredCount = 0
    return null
  },
}

function recreate(world: World, service: Service, { desired, throttled }: Terms): DeploymentPlan {
  const { primary, older } = groupTasks(world, service)
  const roster = world.rosters.of(service.arn)
  const standing = older.reduce((sum, { counts }) => sum + counts.pending + counts.running, 0)
  const isEmptied = standing === 0 && roster.leaving().size === 0
  const missing = desired - primary.counts.pending - primary.counts.running
  return {
    starts: [
      {
        deployment: primaryDeploymentOf(world, service),
        count: isEmptied && !throttled ? Math.max(0, missing) : 0,
        replacing: 0,
      },
    ],
    stops: older.map((group) => ({ group, counts: everyOne(group) })),
    blocked: null,
    waiting: null,
    rule: 'first the old ones end, then the new ones start',
    facts: [],
  }
}

function everyOne({ counts: { pending, running, healthy, unhealthy } }: TaskGroup) {
  return { pending, unhealthy, healthy, starting: running - healthy - unhealthy }
}

describe('a scheduling strategy', () => {
  it('says how many tasks a service wants, and where they go', () => {
    const world = createTestWorld({ strategies: { scheduling: [ONE_EACH], deployment: [ROLLING] } })
    world.instances(3).taskDefinition().service({ desired: 1 }).runUntilSteady().expectRunning(3)
    world.instances(1).runFor('2m').expectRunning(4)
    expect(world.serviceNamed().desiredCount).toBe(4)
    expect(new Set(world.tasks().map(hostIdOf)).size).toBe(4)
  })

  it('says the bounds, which the screen shows, the series record and the invariants check', () => {
    const strict: SchedulingStrategy = {
      ...ONE_EACH,
      bounds: (_world, { desiredCount }) => ({ lower: desiredCount - 1, upper: desiredCount }),
    }
    const test = createTestWorld({ strategies: { scheduling: [strict], deployment: [ROLLING] } })
    test.instances(3).taskDefinition().service({ desired: 3 }).runUntilSteady()
    const { world } = test
    const view = [...views(world)].find(({ kind }) => kind === 'service')
    expect(view).toMatchObject({ lower: 2, upper: 3 })
    const newest = (name: string) => world.series.column(`service/web/${name}`).at(-1)
    expect([newest('lower'), newest('upper')]).toEqual([2, 3])
    const extra = { ...test.tasks()[0], arn: 'extra', createdAt: world.engine.now } as Task
    world.state.tasks.set('extra', extra)
    const broken = SERVICE_INVARIANTS.flatMap((invariant) => [...invariant.broken(world)])
    expect(broken.join()).toContain('4 tasks, 1 of them new, of at most 3')
  })
})

describe('a deployment strategy', () => {
  const recreated = () =>
    createTestWorld({ strategies: { scheduling: [REPLICA], deployment: [RECREATE] } }).instances(2)

  it('says which tasks go and which come', () => {
    const world = recreated().taskDefinition().service({ desired: 2 }).runUntilSteady()
    world.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true })
    world.runUntilSteady().expectRunning(2)
    const goneAt = world.stoppedTasks().map(({ stoppedAt }) => stoppedAt ?? Number.POSITIVE_INFINITY)
    expect(goneAt).toHaveLength(2)
    for (const { createdAt } of world.tasks()) expect(createdAt).toBeGreaterThanOrEqual(Math.max(...goneAt))
    expect(primaryDeploymentOf(world.world, world.serviceNamed()).rolloutState).toBe('COMPLETED')
  })

  it('says what a rollback is', () => {
    const world = recreated().taskDefinition({ image: 'absent.dkr.ecr.us-east-1.amazonaws.com/absent:1' })
    world.service({ desired: 1, circuitBreaker: { enable: true, rollback: true } })
    world.runUntil('no desired task', () => world.serviceNamed().desiredCount === 0, '10m')
    world.runFor('5m').expectRunning(0)
    expect(primaryDeploymentOf(world.world, world.serviceNamed()).rolloutState).toBe('FAILED')
  })
})
