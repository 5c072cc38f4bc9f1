// Service auto scaling in the swarm: targets come and go, bounds move, and alarms call policies before their time.

import { moveAlarm } from '@/lib/world/lifecycle/alarms'
import type { SwarmWorld } from './setup'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

const DIMENSION = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' }

function pickTargetId({ world, random }: SwarmWorld): string | null {
  const ids = [...world.world.state.scalableTargets.keys()]
  return ids.length === 0 ? null : random.pick(ids)
}

export function registerTarget({ world, random }: SwarmWorld): Request | null {
  const services = [...world.world.state.services.values()].filter(({ status }) => status === 'ACTIVE')
  if (services.length === 0) return null
  const min = random.integer(4)
  return [
    'application-autoscaling:RegisterScalableTarget',
    {
      ...DIMENSION,
      ResourceId: `service/default/${random.pick(services).name}`,
      MinCapacity: min,
      MaxCapacity: min + random.integer(5),
      SuspendedState: { DynamicScalingInSuspended: random.chance(0.1) },
    },
  ]
}

export function putPolicy(swarm: SwarmWorld): Request | null {
  const ResourceId = pickTargetId(swarm)
  const { random } = swarm
  if (ResourceId === null) return null
  return [
    'application-autoscaling:PutScalingPolicy',
    {
      ...DIMENSION,
      ResourceId,
      PolicyName: random.pick(['a', 'b']),
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: random.pick([1, 10, 50]),
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        ScaleOutCooldown: random.pick([0, 60, 300]),
        ScaleInCooldown: random.pick([0, 60, 300]),
        DisableScaleIn: random.chance(0.2),
      },
    },
  ]
}

export function schedule(swarm: SwarmWorld): Request | null {
  const ResourceId = pickTargetId(swarm)
  const { random } = swarm
  if (ResourceId === null) return null
  const ScalableTargetAction = random.chance(0.5)
    ? { MinCapacity: random.integer(4) }
    : { MaxCapacity: random.integer(6) }
  return [
    'application-autoscaling:PutScheduledAction',
    {
      ...DIMENSION,
      ResourceId,
      ScheduledActionName: 'often',
      Schedule: random.pick(['rate(1 minute)', 'rate(3 minutes)', 'cron(0/2 * * * ? *)']),
      ScalableTargetAction,
    },
  ]
}

export function deregisterTarget(swarm: SwarmWorld): Request | null {
  const ResourceId = pickTargetId(swarm)
  return ResourceId === null
    ? null
    : ['application-autoscaling:DeregisterScalableTarget', { ...DIMENSION, ResourceId }]
}

/** An alarm's fifteen minutes are longer than a storm of the swarm: this one goes into ALARM now. */
export function raiseAlarm({ world, random }: SwarmWorld): string | null {
  const alarms = [...world.world.state.alarms.values()]
  if (alarms.length === 0) return null
  const alarm = random.pick(alarms)
  moveAlarm(world.world, alarm, { state: 'ALARM', reason: 'swarm', reasonData: null })
  return `${alarm.name} goes into ALARM`
}
