// Classic Load Balancers. They have no target groups: instances are registered with the load balancer, and each listener forwards
// to one port of all of them. What is behind an instance port is kept as a target group that AWS's own lists never show, so that
// health checks, draining and requests are those of every other load balancer.

import { HEALTH_REASON } from '@/lib/aws/ecs/messages'
import { TARGET_GROUP_ATTRIBUTES_DEFAULT } from '@/lib/aws/elb/target-group-attributes'
import type { Listener, LoadBalancer, Target, TargetGroup } from '../records/elb'
import type { State } from '../state'
import type { World } from '../world'
import { defaultRuleOf, listenersOf, targetGroupArnsOf } from './routing'
import { deregisterTarget, isLeaving, registerTarget, targetUnused } from './targets'

export type ClassicLoadBalancer = LoadBalancer & { readonly classic: NonNullable<LoadBalancer['classic']> }

export function isClassic(loadBalancer: LoadBalancer): loadBalancer is ClassicLoadBalancer {
  return loadBalancer.classic !== null
}

/** Names are unique among Classic Load Balancers, and again among those of elbv2. */
export function classicNamed({ loadBalancers }: State, name: string): ClassicLoadBalancer | undefined {
  for (const one of loadBalancers.values()) if (isClassic(one) && one.name === name) return one
  return undefined
}

/** What AWS calls target groups: those of elbv2. */
export function elbv2TargetGroups({ targetGroups }: State): readonly TargetGroup[] {
  return [...targetGroups.values()].filter(({ classicArn }) => classicArn === null)
}

/** Registered instances at each instance port that a listener forwards to. */
export function instancePortsOf({ targetGroups }: State, { arn }: LoadBalancer): readonly TargetGroup[] {
  return [...targetGroups.values()].filter(({ classicArn }) => classicArn === arn)
}

const instancePortArn = ({ arn }: LoadBalancer, port: number) => `${arn}:${port}`

/** The instances at the port that a listener forwards to. */
export function instancesBehind(state: State, listener: Listener): TargetGroup | undefined {
  const [arn = ''] = targetGroupArnsOf(defaultRuleOf(state, listener.arn).action)
  return state.targetGroups.get(arn)
}

/** `protocol` is the one spoken to instances: it decides how they are chosen. ELB guide, how-elastic-load-balancing-works. */
export function ensureInstancePort(
  world: World,
  loadBalancer: ClassicLoadBalancer,
  port: number,
  protocol: Listener['protocol'],
): TargetGroup {
  const { state } = world
  const arn = instancePortArn(loadBalancer, port)
  const known = state.targetGroups.get(arn)
  if (known) return known
  const { classic } = loadBalancer
  const speaksHttp = protocol === 'HTTP' || protocol === 'HTTPS'
  const group: TargetGroup = {
    ...TARGET_GROUP_ATTRIBUTES_DEFAULT,
    arn,
    name: `${loadBalancer.name}:${port}`,
    protocol,
    port,
    targetType: 'instance',
    healthCheck: { ...classic.healthCheck },
    classicArn: loadBalancer.arn,
    network: null,
    algorithm: speaksHttp ? 'least_outstanding_requests' : 'round_robin',
    ...attributesOf(loadBalancer),
    // A node without healthy instances in its zone stays in DNS, and answers 503. ELB guide, ts-elb-error-message.
    dnsCount: null,
  }
  state.targetGroups.set(arn, group)
  world.bus.changed('targetGroups', arn)
  for (const instanceId of classic.instanceIds) registerAt(world, group, instanceId, null)
  return group
}

/** Without connection draining, what is open at an instance ends when it is deregistered. */
function attributesOf({ classic }: ClassicLoadBalancer) {
  return {
    deregistrationDelaySeconds: classic.drains ? classic.drainingSeconds : 0,
    crossZone: classic.crossZone ? 'true' : 'false',
  } as const
}

/** Its health check or its attributes have changed. */
export function settingsChanged(world: World, loadBalancer: ClassicLoadBalancer): void {
  for (const group of instancePortsOf(world.state, loadBalancer)) {
    Object.assign(group, attributesOf(loadBalancer))
    Object.assign(group.healthCheck, { protocol: undefined }, loadBalancer.classic.healthCheck)
    world.bus.changed('targetGroups', group.arn)
  }
  world.bus.changed('loadBalancers', loadBalancer.arn)
}

/** Instance ports that no listener forwards to any more are forgotten with what is open there. */
export function forgetUnusedPorts(world: World, loadBalancer: LoadBalancer): void {
  const { state } = world
  const used = new Set(
    listenersOf(state, loadBalancer.arn).map((listener) => instancesBehind(state, listener)?.arn),
  )
  for (const { arn } of instancePortsOf(state, loadBalancer)) {
    if (used.has(arn)) continue
    for (const target of [...state.targets.values()])
      if (target.targetGroupArn === arn) targetUnused(world, target)
    state.targetGroups.delete(arn)
    world.bus.changed('targetGroups', arn)
  }
}

/** `taskArn`: the task that ECS registers the instance for; null by hand, which leaves it to the task that it is registered for. */
export function registerInstance(
  world: World,
  loadBalancer: ClassicLoadBalancer,
  instanceId: string,
  taskArn: string | null,
): void {
  const { classic } = loadBalancer
  if (!classic.instanceIds.includes(instanceId)) classic.instanceIds = [...classic.instanceIds, instanceId]
  for (const group of instancePortsOf(world.state, loadBalancer))
    registerAt(world, group, instanceId, taskArn)
  world.bus.changed('loadBalancers', loadBalancer.arn)
}

function registerAt(world: World, group: TargetGroup, instanceId: string, taskArn: string | null): void {
  const { arn: targetGroupArn, port } = group
  const id = { kind: 'instance', instanceId } as const
  const known = targetsOfInstance(world.state, group, instanceId)
  registerTarget(world, { targetGroupArn, id, port, taskArn: taskArn ?? known?.taskArn ?? null })
}

export function deregisterInstance(
  world: World,
  loadBalancer: ClassicLoadBalancer,
  instanceId: string,
): void {
  instanceLeft(world, loadBalancer, instanceId)
  for (const group of instancePortsOf(world.state, loadBalancer)) {
    const target = targetsOfInstance(world.state, group, instanceId)
    if (target) deregisterTarget(world, target.key)
  }
}

/** It is not registered any more, whatever becomes of its connections. */
export function instanceLeft(world: World, loadBalancer: ClassicLoadBalancer, instanceId: string): void {
  const { classic } = loadBalancer
  classic.instanceIds = classic.instanceIds.filter((id) => id !== instanceId)
  world.bus.changed('loadBalancers', loadBalancer.arn)
}

function targetsOfInstance(state: State, { arn }: TargetGroup, instanceId: string): Target | undefined {
  for (const target of state.targets.values())
    if (target.targetGroupArn === arn && target.id.kind === 'instance' && target.id.instanceId === instanceId)
      return target
  return undefined
}

/** Of each registered instance, and of those that are still draining. ELB API, InstanceState. */
export interface InstanceHealth {
  readonly state: 'InService' | 'OutOfService'
  readonly reasonCode: 'ELB' | 'Instance' | 'N/A'
  readonly description: string
}

export function instanceHealth(
  state: State,
  loadBalancer: ClassicLoadBalancer,
  instanceId: string,
): InstanceHealth {
  const targets = instancePortsOf(state, loadBalancer).flatMap(
    (group) => targetsOfInstance(state, group, instanceId) ?? [],
  )
  if (!loadBalancer.classic.instanceIds.includes(instanceId))
    return targets.some(isLeaving)
      ? { state: 'InService', reasonCode: 'N/A', description: CLASSIC_HEALTH.deregistering }
      : { state: 'OutOfService', reasonCode: 'Instance', description: CLASSIC_HEALTH.notRegistered }
  const sick = targets.find((target) => target.state !== 'healthy')
  if (targets.length > 0 && sick === undefined)
    return { state: 'InService', reasonCode: 'N/A', description: 'N/A' }
  if (sick === undefined || sick.state === 'initial')
    return { state: 'OutOfService', reasonCode: 'ELB', description: CLASSIC_HEALTH.registering }
  return {
    state: 'OutOfService',
    reasonCode: 'Instance',
    description: sick.description ?? HEALTH_REASON.unhealthyInstance(),
  }
}

/** `Description` of DescribeInstanceHealth. ELB API, InstanceState. */
const CLASSIC_HEALTH = {
  registering: 'Instance registration is still in progress.',
  deregistering: 'Instance deregistration currently in progress.',
  notRegistered: 'Instance is not currently registered with the LoadBalancer.',
} as const
