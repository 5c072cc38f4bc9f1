// DeleteTargetGroup accepts a group that no rule forwards to, though a service still registers tasks in it.

import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { targetIdText } from '@/lib/world/hosts'

function orphaned(world: TestWorld): string {
  const arn = world.targetGroupArn('web')
  const [loadBalancer] = world.world.state.loadBalancers.keys()
  world.dispatch('elasticloadbalancing:DeleteLoadBalancer', { LoadBalancerArn: loadBalancer })
  world.dispatch('elasticloadbalancing:DeleteTargetGroup', { TargetGroupArn: arn })
  return arn
}

const steady = (desired = 1) =>
  createTestWorld({ seed: 4 })
    .instances(2)
    .taskDefinition()
    .loadBalancer()
    .service({ desired, behind: 'web' })
    .runUntilSteady()

describe('a service whose target group was deleted', () => {
  it('says for each task that the target group is not found, once, and is not steady', () => {
    const world = steady(2)
    const deployment = world.serviceNamed().deploymentIds[0]
    const arn = orphaned(world)
    world.runFor('1h')
    const said = world.messages().filter((message) => message.includes('IS NOT FOUND'))
    expect(said).toEqual(
      world
        .tasks()
        .map(
          ({ id }) =>
            `(service web) task set (${deployment}) (task ${id}) is not healthy in target-group (${arn}) due to TARGET GROUP IS NOT FOUND.`,
        ),
    )
    expect(world.notes().blocked).toBe(said[0])
    expect(world.notes().steady).toBe(false)
    world.expectRunning(2)
  })

  it('cannot register new tasks, and says why', () => {
    const world = steady()
    const arn = orphaned(world)
    world.taskDefinition({ image: 'web:2' })
    world.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true }).runFor('5m')
    world.expectRunning(2)
    expect(world.messages()).toContain(
      `(service web) failed to register targets in (target-group ${arn}) with (error One or more target groups not found)`,
    )
  })

  it('becomes steady again with a target group that exists', () => {
    const world = steady()
    orphaned(world)
    world.runFor('1m').loadBalancer({ name: 'new' })
    const loadBalancers = [
      { targetGroupArn: world.targetGroupArn('new'), containerName: 'web', containerPort: 80 },
    ]
    world.dispatch('ecs:UpdateService', { service: 'web', loadBalancers }).runUntilSteady()
    expect(world.notes().blocked).toBe(null)
    world.expectHealthy(1, 'new')
  })

  it('can be deleted', () => {
    const world = steady()
    orphaned(world)
    world.dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('2m')
    expect(world.serviceNamed().status).toBe('INACTIVE')
  })
})

it('a target that somebody deregistered by hand is not found by the service', () => {
  const world = steady()
  const [task] = world.tasks()
  const [target] = world.targets()
  world.dispatch('elasticloadbalancing:DeregisterTargets', {
    TargetGroupArn: target?.targetGroupArn,
    Targets: [{ Id: target && targetIdText(target.id), Port: target?.port }],
  })
  world.runFor('1m')
  expect(world.messages()).toContain(
    `(service web) task set (${task?.deploymentId}) (task ${task?.id}) is not healthy in target-group (${target?.targetGroupArn}) due to TARGET IS NOT FOUND.`,
  )
  world.runUntilSteady().expectHealthy(1)
})
