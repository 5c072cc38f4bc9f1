// What may be asked of a world of the swarm, and what may break in it. Each step draws what it is about from what is there;
// it answers null when there is nothing of the kind.

import { targetIdText } from '@/lib/world/hosts'
import { hasEnded } from '@/lib/world/lifecycle/service-deployments'
import type { Instance } from '@/lib/world/records/ec2'
import type { Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import { moveToProvider, updateProvider } from './capacity'
import {
  attachOrDetach,
  changeZones,
  deleteGroupPolicy,
  deleteHook,
  endLifecycleAction,
  executePolicy,
  protectInstance,
  putGroupPolicy,
  putHook,
  scheduleGroup,
  setHealth,
  standby,
  suspendProcess,
} from './groups'
import { imageReference } from './images'
import { configurationFor } from './networks'
import { changeQueue } from './queues'
import {
  deregisterTarget,
  putLoad,
  putPolicy,
  putPolicyAlarm,
  raiseAlarm,
  registerTarget,
  schedule,
} from './scaling'
import { launchInstances, PERCENTAGES, randomBreaker, registerDefinition, type SwarmWorld } from './setup'
import { changeAttributes } from './target-groups'

export interface Step {
  readonly name: string
  readonly weight: number
  /** Carries itself out; says what was done, or null when it could not even be asked. */
  perform(swarm: SwarmWorld): string | null
}

function step(
  name: string,
  weight: number,
  request: (swarm: SwarmWorld) => readonly [action: string, input: Readonly<Record<string, unknown>>] | null,
): Step {
  return {
    name,
    weight,
    perform(swarm) {
      const asked = request(swarm)
      if (!asked) return null
      const [action, input] = asked
      const done = swarm.world.attempt(action, input)
      return `${action} ${JSON.stringify(input)}${done.ok ? '' : ` → ${done.error.code}`}`
    },
  }
}

function pick<T>({ random }: SwarmWorld, items: Iterable<T>): T | null {
  const list = [...items]
  return list.length === 0 ? null : random.pick(list)
}

const state = ({ world }: SwarmWorld) => world.world.state
const pickService = (swarm: SwarmWorld): Service | null =>
  pick(
    swarm,
    [...state(swarm).services.values()].filter(({ status }) => status === 'ACTIVE'),
  )
const pickTask = (swarm: SwarmWorld): Task | null =>
  pick(
    swarm,
    [...state(swarm).tasks.values()].filter(({ lastStatus }) => lastStatus !== 'STOPPED'),
  )
const pickInstance = (swarm: SwarmWorld): Instance | null =>
  pick(
    swarm,
    [...state(swarm).instances.values()].filter((one) => one.state === 'running' || one.state === 'pending'),
  )
const pickHost = (swarm: SwarmWorld): string | null =>
  pick(
    swarm,
    [...state(swarm).containerInstances.values()].filter(({ status }) => status !== 'INACTIVE'),
  )?.arn ?? null

function updateService(
  change: (swarm: SwarmWorld, service: Service) => Readonly<Record<string, unknown>>,
): Parameters<typeof step>[2] {
  return (swarm) => {
    const service = pickService(swarm)
    return service && ['ecs:UpdateService', { service: service.name, ...change(swarm, service) }]
  }
}

const family = (service: Service) => service.taskDefinitionArn.split('/').at(-1)?.split(':')[0] ?? ''

export const OPERATIONS: readonly Step[] = [
  step(
    'scale',
    3,
    updateService(({ random }) => ({ desiredCount: random.integer(7) })),
  ),
  step(
    'release',
    4,
    updateService((swarm, service) => {
      registerDefinition(swarm, family(service))
      return { taskDefinition: family(service) }
    }),
  ),
  step(
    'force',
    1,
    updateService(() => ({ forceNewDeployment: true })),
  ),
  step(
    'percentages',
    1,
    updateService(({ random }) => {
      const [minimumHealthyPercent, maximumPercent] = random.pick(PERCENTAGES)
      return { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }
    }),
  ),
  step('protect a task', 1, (swarm) => {
    const task = pickTask(swarm)
    const isOn = swarm.random.integer(4) > 0
    return (
      task && [
        'ecs:UpdateTaskProtection',
        {
          cluster: 'default',
          tasks: [task.id],
          protectionEnabled: isOn,
          ...(isOn ? { expiresInMinutes: 1 + swarm.random.integer(5) } : {}),
        },
      ]
    )
  }),
  step('stop a task', 2, (swarm) => {
    const task = pickTask(swarm)
    return task && ['ecs:StopTask', { task: task.id, reason: 'swarm' }]
  }),
  step('run a task', 1, (swarm) => {
    const definition = pick(swarm, state(swarm).taskDefinitions.values())
    if (!definition) return null
    const network = configurationFor(swarm.world, definition)
    const count = 1 + swarm.random.integer(2)
    return ['ecs:RunTask', { taskDefinition: definition.family, count, ...network }]
  }),
  step('start a task', 1, (swarm) => {
    const definition = pick(swarm, state(swarm).taskDefinitions.values())
    const host = pickHost(swarm)
    if (!definition || !host) return null
    const network = configurationFor(swarm.world, definition)
    return ['ecs:StartTask', { taskDefinition: definition.family, containerInstances: [host], ...network }]
  }),
  step('drain', 1, (swarm) => {
    const host = pickHost(swarm)
    return host === null
      ? null
      : ['ecs:UpdateContainerInstancesState', { containerInstances: [host], status: 'DRAINING' }]
  }),
  step('activate', 2, (swarm) => {
    const host = pick(
      swarm,
      [...state(swarm).containerInstances.values()].filter(({ status }) => status === 'DRAINING'),
    )
    return host && ['ecs:UpdateContainerInstancesState', { containerInstances: [host.arn], status: 'ACTIVE' }]
  }),
  {
    name: 'launch',
    weight: 1,
    perform({ world, random }) {
      if (world.world.state.instances.size >= 10) return null
      launchInstances(world, random)
      return 'launch instances'
    },
  },
  step('resize a group', 1, (swarm) => {
    const group = pick(swarm, state(swarm).autoScalingGroups.values())
    return (
      group && [
        'autoscaling:SetDesiredCapacity',
        { AutoScalingGroupName: group.name, DesiredCapacity: swarm.random.integer(group.maxSize + 1) },
      ]
    )
  }),
  step('move to a capacity provider', 1, (swarm) => {
    const service = pickService(swarm)
    return service && moveToProvider(swarm, service)
  }),
  step('change a capacity provider', 0.5, updateProvider),
  step('protect an instance of a group', 1, protectInstance),
  step('lifecycle hook', 0.5, putHook),
  step('no lifecycle hook any more', 0.2, deleteHook),
  step('lifecycle action', 1, endLifecycleAction),
  step('policy of a group', 1, putGroupPolicy),
  step('execute a policy', 1, executePolicy),
  step('no policy of a group any more', 0.2, deleteGroupPolicy),
  step('suspend a process', 0.3, suspendProcess),
  step('standby', 0.7, standby),
  step('attach or detach', 0.5, attachOrDetach),
  step('health of an instance', 0.5, setHealth),
  step('scheduled action of a group', 0.4, scheduleGroup),
  step('zones of a group', 0.4, changeZones),
  step('stop a deployment', 1, (swarm) => {
    const deployment = pick(
      swarm,
      [...state(swarm).serviceDeployments.values()].filter((one) => !hasEnded(one)),
    )
    const stopType = swarm.random.chance(0.7) ? 'ROLLBACK' : 'ABORT'
    return deployment && ['ecs:StopServiceDeployment', { serviceDeploymentArn: deployment.arn, stopType }]
  }),
  step('settings of the circuit breaker', 0.5, (swarm) => {
    const service = pickService(swarm)
    const deploymentCircuitBreaker = randomBreaker(swarm.random)
    return (
      service && [
        'ecs:UpdateService',
        { service: service.name, deploymentConfiguration: { deploymentCircuitBreaker } },
      ]
    )
  }),
  step('delete a service', 0.3, (swarm) => {
    const service = pickService(swarm)
    return service && ['ecs:DeleteService', { service: service.name, force: true }]
  }),
  step('create it again', 0.5, (swarm) => {
    const gone = pick(
      swarm,
      [...state(swarm).services.values()].filter(({ status }) => status === 'INACTIVE'),
    )
    if (!gone) return null
    const networkMode = gone.networkConfiguration === null ? 'bridge' : 'awsvpc'
    const network = configurationFor(swarm.world, { networkMode })
    const again = { serviceName: gone.name, taskDefinition: family(gone), desiredCount: 2, ...network }
    return ['ecs:CreateService', again]
  }),
  step('traffic', 1, (swarm) => {
    const source = pick(swarm, state(swarm).traffic.keys())
    if (source === null) return null
    const visitors = swarm.random.pick([null, 1, 20])
    return ['playground:SetTraffic', { name: source, rps: swarm.random.integer(4), visitors }]
  }),
  step('queue', 1, ({ world, random }) => changeQueue(world, random)),
  step('scalable target', 1.5, registerTarget),
  step('scaling policy', 1.5, putPolicy),
  step('alarm of a policy', 1, putPolicyAlarm),
  step('load', 1, putLoad),
  step('scheduled action', 0.5, schedule),
  step('no scalable target any more', 0.2, deregisterTarget),
  { name: 'alarm', weight: 2, perform: raiseAlarm },
  step('attributes of a target group', 1, ({ world, random }) => changeAttributes(world, random)),
]

export const FAULTS: readonly Step[] = [
  step('FIS stops a task', 1, (swarm) => {
    const task = pickTask(swarm)
    return task && ['aws:ecs:stop-task', { targets: [task.arn] }]
  }),
  step('crash', 3, (swarm) => {
    const task = pickTask(swarm)
    return task && ['playground:CrashContainer', { task: task.arn }]
  }),
  step('terminate', 1, (swarm) => {
    const instance = pickInstance(swarm)
    return instance && ['aws:ec2:terminate-instances', { targets: [instance.id] }]
  }),
  step('deregister', 0.5, (swarm) => {
    const host = pickHost(swarm)
    return host === null
      ? null
      : ['ecs:DeregisterContainerInstance', { containerInstance: host, force: swarm.random.chance(0.7) }]
  }),
  step('zone outage', 1, (swarm) => {
    const zone = pick(swarm, state(swarm).zones.values())
    return (
      zone && [
        zone.outage ? 'playground:EndZoneOutage' : 'playground:StartZoneOutage',
        { zoneName: zone.name },
      ]
    )
  }),
  step('zone back', 1, (swarm) => {
    const zone = pick(
      swarm,
      [...state(swarm).zones.values()].filter(({ outage }) => outage),
    )
    return zone && ['playground:EndZoneOutage', { zoneName: zone.name }]
  }),
  step('agent', 1, (swarm) => {
    const host = pick(
      swarm,
      [...state(swarm).containerInstances.values()].filter(({ status }) => status !== 'INACTIVE'),
    )
    const action = host?.agentCutOff ? 'playground:ReconnectAgent' : 'playground:DisconnectAgent'
    return host && [action, { containerInstance: host.arn }]
  }),
  step('slow task', 0.5, (swarm) => {
    const task = pickTask(swarm)
    return task && ['playground:SlowDown', { task: task.arn, factor: swarm.random.pick([1, 1.5, 20]) }]
  }),
  step('slow instance', 0.5, (swarm) => {
    const instance = pickInstance(swarm)
    const factor = swarm.random.pick([1, 4])
    return instance && ['playground:SlowDown', { instance: instance.id, factor }]
  }),
  step('packet loss', 1, (swarm) => {
    const instance = pickInstance(swarm)
    const lossPercent = swarm.random.pick([0, 5, 40, 100])
    return instance && ['playground:LosePackets', { instance: instance.id, lossPercent }]
  }),
  step('close ports', 1, (swarm) => portsOf(swarm, 'ec2:RevokeSecurityGroupIngress')),
  step('open ports', 1, (swarm) => portsOf(swarm, 'ec2:AuthorizeSecurityGroupIngress')),
  step('image turns', 1, ({ random }) => [
    'playground:PutImageBehavior',
    {
      image: imageReference(random, { bad: 0.2 }),
      behavior: { health: { path: '/nowhere', failStatus: 500 } },
    },
  ]),
  step('delete a load balancer', 0.2, (swarm) => {
    const LoadBalancerArn = pick(swarm, state(swarm).loadBalancers.keys())
    return LoadBalancerArn === null ? null : ['elasticloadbalancing:DeleteLoadBalancer', { LoadBalancerArn }]
  }),
  step('delete a target group', 0.2, (swarm) => {
    const used = new Set([...state(swarm).loadBalancers.values()].map(({ name }) => name))
    const group = pick(
      swarm,
      [...state(swarm).targetGroups.values()].filter(({ name }) => !used.has(name)),
    )
    return group && ['elasticloadbalancing:DeleteTargetGroup', { TargetGroupArn: group.arn }]
  }),
  step('register a target by hand', 0.3, (swarm) => {
    const target = pick(swarm, state(swarm).targets.values())
    return (
      target && [
        'elasticloadbalancing:RegisterTargets',
        { TargetGroupArn: target.targetGroupArn, Targets: [{ Id: targetIdText(target.id), Port: 9_999 }] },
      ]
    )
  }),
]

/** The rule that lets members of the default security group, load balancers among them, reach one another. */
export function portsOf(
  swarm: SwarmWorld,
  action: string,
): readonly [string, Readonly<Record<string, unknown>>] | null {
  const [GroupId] = state(swarm).securityGroups.keys()
  return GroupId === undefined
    ? null
    : [action, { GroupId, IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }] }]
}

export function pickStep({ random }: SwarmWorld, steps: readonly Step[]): Step {
  let left = random.uniform() * steps.reduce((sum, { weight }) => sum + weight, 0)
  for (const one of steps) {
    left -= one.weight
    if (left < 0) return one
  }
  return steps[0] as Step
}
