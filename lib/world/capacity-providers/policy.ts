// The Auto Scaling policy that managed scaling has on its group: target tracking of CapacityProviderReservation, with two alarms
// that are AWS's like those of other policies.

import { managedScalingAlarms } from '@/lib/aws/ecs/capacity-provider/managed-scaling-alarms'
import { alarmConfigurationOf } from '../application-autoscaling/alarms'
import { uuid } from '../ids'
import { alarmNamed, deleteAlarm, putAlarm } from '../lifecycle/alarms'
import { worldArns } from '../lifecycle/lookup'
import type { CapacityProvider } from '../records/capacity-providers'
import type { World } from '../world'
import { clusterOfProvider } from './providers'

/** Brings the policy, its alarms and the provider's chart in line with the provider's settings and its cluster. */
export function putManagedScaling(world: World, provider: CapacityProvider): void {
  deletePolicy(world, provider)
  const cluster = clusterOfProvider(world.state, provider)
  if (cluster === null || !provider.managedScaling.isEnabled) {
    provider.samples = []
    world.charts.deliver('capacity-provider', provider.name, { type: 'scaling.disabled' })
    return
  }
  const id = uuid(world, 'managed-scaling')
  const name = `ECSManagedAutoScalingPolicy-${id}`
  const arn = worldArns(world).groupPolicy(provider.groupName, id, name)
  const { high, low } = managedScalingAlarms({
    groupName: provider.groupName,
    policyArn: arn,
    provider: provider.name,
    cluster: cluster.name,
    target: provider.managedScaling.targetCapacity,
    highId: uuid(world, 'managed-scaling-alarm'),
    lowId: uuid(world, 'managed-scaling-alarm'),
  })
  for (const alarm of [high, low])
    putAlarm(world, { name: alarm.AlarmName, configuration: alarmConfigurationOf(alarm) })
  provider.policy = { arn, name, alarms: { high: high.AlarmName, low: low.AlarmName } }
  world.charts.deliver('capacity-provider', provider.name, { type: 'scaling.enabled' })
}

function deletePolicy(world: World, provider: CapacityProvider): void {
  const { policy } = provider
  provider.policy = null
  if (policy === null) return
  for (const name of [policy.alarms.high, policy.alarms.low]) {
    const alarm = alarmNamed(world, name)
    if (alarm) deleteAlarm(world, alarm)
  }
}

/** The provider goes; its group and its instances stay. */
export function deleteProvider(world: World, provider: CapacityProvider): void {
  deletePolicy(world, provider)
  world.charts.deliver('capacity-provider', provider.name, { type: 'delete' })
  world.charts.remove('capacity-provider', provider.name)
  world.state.capacityProviders.delete(provider.name)
  world.bus.changed('capacityProviders', provider.name)
}

export function isAnyAlarmRaised(world: World, { policy }: CapacityProvider): boolean {
  if (policy === null) return false
  return [policy.alarms.high, policy.alarms.low].some((name) => alarmNamed(world, name)?.state === 'ALARM')
}

export function providerOfPolicy(world: World, policyArn: string): CapacityProvider | null {
  for (const provider of world.state.capacityProviders.values())
    if (provider.policy?.arn === policyArn) return provider
  return null
}
