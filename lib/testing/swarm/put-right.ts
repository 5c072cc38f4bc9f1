// What a person puts right when a storm is over: every fault of the swarm that does not end by itself.

import { healImages } from './images'
import { portsOf } from './operations'
import type { SwarmWorld } from './setup'

export function putRight(swarm: SwarmWorld): void {
  const { world } = swarm
  const { state } = world.world
  // Before agents report again which tasks have stopped.
  endGreyFailures(swarm)
  for (const zone of state.zones.values())
    if (zone.outage) world.dispatch('playground:EndZoneOutage', { zoneName: zone.name })
  for (const { arn, agentCutOff, status } of state.containerInstances.values())
    if (agentCutOff && status !== 'INACTIVE')
      world.dispatch('playground:ReconnectAgent', { containerInstance: arn })
  deregisterGone(swarm)
  const open = portsOf(swarm, 'ec2:AuthorizeSecurityGroupIngress')
  if (open) world.attempt(...open)
  healImages(world)
  for (const host of state.containerInstances.values()) {
    if (host.status === 'DRAINING')
      world.dispatch('ecs:UpdateContainerInstancesState', {
        containerInstances: [host.arn],
        status: 'ACTIVE',
      })
  }
}

/** What no state of ECS, of an instance or of a load balancer says, and nobody but a person ends. */
function endGreyFailures({ world }: SwarmWorld): void {
  const { instances, tasks } = world.world.state
  for (const { id, state, packetLoss, slowness } of instances.values()) {
    if (state !== 'running' && state !== 'pending') continue
    if (packetLoss > 0) world.dispatch('playground:LosePackets', { instance: id, lossPercent: 0 })
    if (slowness !== 1) world.dispatch('playground:SlowDown', { instance: id, factor: 1 })
  }
  for (const { arn, lastStatus, slowness } of tasks.values())
    if (lastStatus !== 'STOPPED' && slowness !== 1)
      world.dispatch('playground:SlowDown', { task: arn, factor: 1 })
}

/** Terminated while their agents were cut off: nobody but a person gets rid of them. */
export function deregisterGone({ world }: SwarmWorld): void {
  const { containerInstances, instances } = world.world.state
  for (const { arn, instanceId, status } of containerInstances.values())
    if (status !== 'INACTIVE' && instances.get(instanceId)?.state === 'terminated')
      world.dispatch('ecs:DeregisterContainerInstance', { containerInstance: arn, force: true })
}
