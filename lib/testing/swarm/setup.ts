// A random world of a few instances and services. Which features are on is drawn first, so that seeds differ in kind.

import { TERMINATION_POLICIES } from '@/lib/aws/autoscaling/termination-policy'
import type { CircuitBreakerConfiguration } from '@/lib/aws/ecs/circuit-breaker'
import type { Pace } from '@/lib/aws/pace'
import type { RandomStream } from '@/lib/engine'
import { createTestWorld, type ServiceGiven, type TaskDefinitionGiven, type TestWorld } from '../test-world'
import { addAlarms } from './alarms'
import { addProvider } from './capacity'
import { declareImages, imageReference } from './images'
import { besideBridge, isAwsvpc, networkOf } from './networks'
import { addPulses } from './pulses'
import { addQueue, drawQueue } from './queues'

export const INSTANCE_TYPES = ['t3.small', 't3.medium', 't3.large', 'c5.large', 'm6g.medium'] as const
export const PERCENTAGES = [
  [100, 200],
  [50, 100],
  [50, 200],
  [0, 100],
  [100, 150],
  [100, 100],
  [66, 133],
] as const
const STRATEGIES = [
  [],
  [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
  [{ type: 'binpack', field: 'memory' }],
  [{ type: 'spread', field: 'instanceId' }],
  [{ type: 'random' }],
] as const

export interface Features {
  readonly loadBalancers: boolean
  readonly traffic: boolean
  readonly fixedPorts: boolean
  readonly badImages: boolean
  readonly circuitBreaker: boolean
  readonly sidecars: boolean
  readonly hostNetwork: boolean
  readonly twoGroups: boolean
  /** Some of the instances belong to an Auto Scaling group. */
  readonly autoScalingGroup: boolean
  readonly queue: boolean
  /** Nothing breaks: then nobody may be taken for sick while it starts. */
  readonly calm: boolean
}

export interface SwarmWorld {
  readonly world: TestWorld
  readonly random: RandomStream
  readonly features: Features
}

export function randomWorld(
  seed: number,
  { faults, pace = seed % 2 === 0 ? 'aws' : 'instant' }: { readonly faults: boolean; readonly pace?: Pace },
): SwarmWorld {
  // In every third world events of one instant come in an order without meaning: promises must hold all the same.
  const world = createTestWorld({
    seed,
    stepSeconds: 10,
    eachInstant: true,
    shuffled: seed % 3 === 0,
    pace,
  })
  // A stream of the run itself: the seed alone says everything.
  const random = world.world.engine.random.stream('swarm')
  const features: Features = {
    loadBalancers: random.chance(0.7),
    traffic: random.chance(0.6),
    fixedPorts: random.chance(0.3),
    badImages: faults && random.chance(0.6),
    circuitBreaker: random.chance(0.4),
    sidecars: random.chance(0.3),
    hostNetwork: random.chance(0.15),
    twoGroups: random.chance(0.2),
    calm: !faults,
    autoScalingGroup: random.chance(0.3),
    queue: drawQueue(world),
  }
  declareImages(world)
  for (let i = 1 + random.integer(3); i > 0; i--) launchInstances(world, random)
  if (features.autoScalingGroup) createGroup(world, random)
  addProvider(world)
  const services = 1 + random.integer(3)
  for (let i = 0; i < services; i++) addService({ world, random, features }, `s${i}`)
  addAlarms(world)
  if (features.queue) addQueue(world)
  addPulses(world)
  return { world, random, features }
}

/** Into a zone that is up; one may ask for another, but EC2 refuses that. */
export function launchInstances(world: TestWorld, random: RandomStream): void {
  const up = [...world.world.state.zones.values()].filter(({ outage }) => !outage)
  const zone = up.length > 0 && random.chance(0.5) ? random.pick(up).name.slice(-1) : null
  if (up.length === 0) return
  world.instances(1 + random.integer(2), {
    type: random.pick(INSTANCE_TYPES),
    ...(zone === null ? {} : { zone: zone as 'a' | 'b' | 'c' }),
    config: random.chance(0.3)
      ? [
          `ECS_IMAGE_PULL_BEHAVIOR=${random.pick(['default', 'once', 'prefer-cached', 'always'])}`,
          'ECS_RESERVED_PORTS=[22,2375,2376,51678,51679,51680,8081]',
          'ECS_CONTAINER_STOP_TIMEOUT=10s',
        ]
      : [],
    booting: true,
  })
}

function createGroup(world: TestWorld, random: RandomStream): void {
  const LaunchTemplateName = 'fleet'
  world.dispatch('ec2:CreateLaunchTemplate', {
    LaunchTemplateName,
    LaunchTemplateData: { InstanceType: random.pick(INSTANCE_TYPES) },
  })
  world.dispatch('autoscaling:CreateAutoScalingGroup', {
    AutoScalingGroupName: 'fleet',
    MinSize: 0,
    MaxSize: 4,
    DesiredCapacity: random.integer(4),
    AvailabilityZones: [...world.world.state.zones.keys()],
    LaunchTemplate: { LaunchTemplateName },
    TerminationPolicies: [random.pick(TERMINATION_POLICIES)],
    NewInstancesProtectedFromScaleIn: random.chance(0.3),
  })
}

export function registerDefinition(swarm: SwarmWorld, family: string): void {
  const { world, random, features } = swarm
  const definition: TaskDefinitionGiven = {
    family,
    image: random.chance(features.badImages ? 0.12 : 0)
      ? 'absent.dkr.ecr.us-east-1.amazonaws.com/absent:1'
      : imageReference(random, {
          bad: features.badImages ? 0.5 : 0,
          worksOnMessages: features.calm && features.queue,
        }),
    cpu: random.pick([64, 128, 256, 512]),
    memory: random.pick([128, 256, 512]),
    hostPort: features.fixedPorts && random.chance(0.6) ? 8_080 + random.integer(3) : 0,
    ...(random.chance(0.5) ? { stopTimeout: random.pick([2, 5, 30]) } : {}),
    ...(features.hostNetwork && random.chance(0.5) ? { networkMode: 'host' } : {}),
    sidecars: features.sidecars && random.chance(0.6) ? [sidecar(swarm)] : [],
    ...networkOf(world, family, hasDoor(world, family)),
  }
  const isBridge = (definition.networkMode ?? 'bridge') === 'bridge'
  world.taskDefinition({
    ...definition,
    sidecars: (definition.sidecars ?? []).map((one) => ({
      ...one,
      ...(isBridge ? besideBridge(world, family) : {}),
      ...(definition.networkMode === 'none' ? { portMappings: [] } : {}),
    })),
  })
}

/** Whether a load balancer waits for tasks of the family. */
function hasDoor({ world }: TestWorld, family: string): boolean {
  return [...world.state.targetGroups.values()].some(({ name }) => name === family)
}

/** Beside the main container: another server, or a helper that may end without taking the task with it. */
function sidecar({ random, features }: SwarmWorld): Readonly<Record<string, unknown>> {
  return {
    name: 'sidecar',
    image: random.chance(0.5) ? 'job:1' : imageReference(random, { bad: features.badImages ? 0.3 : 0 }),
    cpu: 32,
    memory: 64,
    essential: false,
    portMappings: random.chance(0.5)
      ? [{ containerPort: 9_000, hostPort: 0, protocol: random.pick(['tcp', 'udp']) }]
      : [],
  }
}

function addService(swarm: SwarmWorld, name: string): void {
  const { world, random, features } = swarm
  const isBehind = features.loadBalancers && random.chance(0.8)
  const doors = isBehind ? [name, ...(features.twoGroups ? [`${name}-too`] : [])] : []
  for (const door of doors) {
    world.loadBalancer({
      name: door,
      intervalSeconds: random.pick([5, 10]),
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      deregistrationDelaySeconds: random.pick([0, 5, 30]),
      targetType: isAwsvpc(world, name) ? 'ip' : 'instance',
    })
    if (features.traffic) world.traffic(0.2 + random.uniform(), { to: door })
  }
  registerDefinition(swarm, name)
  const [minimumHealthyPercent, maximumPercent] = random.pick(PERCENTAGES)
  const given: ServiceGiven = {
    name,
    desired: 1 + random.integer(4),
    behind: doors,
    ...(isAwsvpc(world, name) ? { awsvpc: [] } : {}),
    minimumHealthyPercent,
    maximumPercent,
    ...(features.circuitBreaker ? { circuitBreaker: randomBreaker(random) } : {}),
    ...(isBehind && (features.calm || random.chance(0.3)) ? { gracePeriodSeconds: 60 } : {}),
    ...(random.chance(0.2)
      ? { constraints: [{ type: 'distinctInstance' }] }
      : { strategy: random.pick(STRATEGIES) }),
  }
  world.service(given)
}

const THRESHOLDS = [
  undefined,
  { type: 'COUNT', value: 2 },
  { type: 'BOUNDED_PERCENT', value: 100 },
  { type: 'UNBOUNDED_PERCENT', value: 50 },
] as const

/** A circuit breaker that is on. */
export function randomBreaker(random: RandomStream): CircuitBreakerConfiguration {
  return {
    enable: true,
    rollback: random.chance(0.7),
    resetOnHealthyTask: random.chance(0.7),
    thresholdConfiguration: random.pick(THRESHOLDS),
  }
}
