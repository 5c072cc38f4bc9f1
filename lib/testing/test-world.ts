// Tests of the whole world read as scripts: `createTestWorld({ seed: 1 }).instances(3).service({ … }).runFor('5m').expectRunning(3)`.
// Every step goes through the dispatcher, as a person's would; invariants are checked after each.

import type { CircuitBreakerConfiguration } from '@/lib/aws/ecs/circuit-breaker'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { imageBehaviorSchema, mergeImageBehavior } from '@/lib/aws/image-behavior-schema'
import type { Pace } from '@/lib/aws/pace'
import {
  afterSeconds,
  assert,
  type EpochMs,
  existing,
  type SimTime,
  START_AT_DEFAULT,
  simTime,
} from '@/lib/engine'
import { restoreWorld, saveWorld } from '@/lib/sim/checkpoint'
import { parseDuration } from '@/lib/traffic/duration'
import type { Strategies } from '@/lib/world/controllers/service-scheduler/strategies/strategies'
import { createWorld } from '@/lib/world/create-world'
import { type Dispatched, dispatch } from '@/lib/world/dispatch'
import { hostIdOf } from '@/lib/world/hosts'
import { checkInvariants, INSTANT_INVARIANTS } from '@/lib/world/invariants/check-invariants'
import { definitionName, taskDefinitionOf } from '@/lib/world/lifecycle/lookup'
import type { Target } from '@/lib/world/records/elb'
import type { SchedulerNotes, Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import { notesOf } from '@/lib/world/scheduler-notes'
import type { World } from '@/lib/world/world'

type Input = Readonly<Record<string, unknown>>

export interface TestWorldOptions {
  readonly seed?: number
  /** Checks nothing between steps; for tests that break an invariant on purpose. */
  readonly unchecked?: boolean
  /** Checks the cheaper invariants after each instant in which anything was logged, not only between steps. */
  readonly eachInstant?: boolean
  /** Deals events of one instant and phase in an order without meaning. */
  readonly shuffled?: boolean
  /** Length of a step of the metrics. */
  readonly stepSeconds?: number
  /** `instant` unless given: tests of mechanics do not wait for AWS. */
  readonly pace?: Pace
  readonly startAt?: EpochMs
  /** Those that ship unless given. */
  readonly strategies?: Strategies
}

export interface InstancesGiven {
  readonly type?: string
  readonly zone?: 'a' | 'b' | 'c'
  /** Further lines of ecs.config: `ECS_RESERVED_MEMORY=256`. */
  readonly config?: readonly string[]
  /** Stay in the boot phase instead of waiting until all agents are registered. */
  readonly booting?: boolean
}

export interface LoadBalancerGiven {
  readonly name?: string
  readonly intervalSeconds?: number
  readonly healthyThreshold?: number
  readonly unhealthyThreshold?: number
  readonly deregistrationDelaySeconds?: number
  readonly targetType?: 'instance' | 'ip'
}

export interface TaskDefinitionGiven {
  readonly family?: string
  readonly image?: string
  readonly cpu?: number
  readonly memory?: number
  /** 0 for a dynamic port. */
  readonly hostPort?: number
  readonly stopTimeout?: number
  readonly networkMode?: 'bridge' | 'host' | 'awsvpc' | 'none'
  /** Further container definitions, in AWS's shape. */
  readonly sidecars?: readonly Readonly<Record<string, unknown>>[]
}

export interface ServiceGiven {
  readonly name?: string
  readonly taskDefinition?: string
  readonly desired?: number
  /** Names of load balancers made with `loadBalancer`: one, several, or none. */
  readonly behind?: string | readonly string[] | null
  readonly minimumHealthyPercent?: number
  readonly maximumPercent?: number
  readonly circuitBreaker?: CircuitBreakerConfiguration
  readonly gracePeriodSeconds?: number
  readonly strategy?: readonly { readonly type: string; readonly field?: string }[]
  readonly constraints?: readonly { readonly type: string; readonly expression?: string }[]
  /** Security groups of its tasks in awsvpc, in every subnet. */
  readonly awsvpc?: readonly string[]
}

export class TestWorld {
  readonly world: World
  readonly #options: TestWorldOptions
  readonly #checked: boolean
  #isolated = true

  constructor(options: TestWorldOptions) {
    const { seed = 1, unchecked = false, stepSeconds = 1, shuffled = false } = options
    const { pace = 'instant', startAt = START_AT_DEFAULT, strategies } = options
    this.#options = options
    this.world = createWorld({
      seed,
      region: 'us-east-1',
      pace,
      startAt,
      clusters: [],
      stepSeconds,
      shuffled,
      ...(strategies && { strategies }),
    })
    this.#checked = !unchecked
  }

  // Given

  /** Container instances of the default cluster, registered and ready. */
  instances(
    count: number,
    { type = 't3.medium', zone, config = [], booting = false }: InstancesGiven = {},
  ): this {
    const lines = config.map((line) => `echo ${line} >> /etc/ecs/ecs.config`)
    this.dispatch('ec2:RunInstances', {
      InstanceType: type,
      MinCount: count,
      MaxCount: count,
      UserData: ['#!/bin/bash', ...lines].join('\n'),
      ...(zone ? { Placement: { AvailabilityZone: `us-east-1${zone}` } } : {}),
    })
    if (booting) return this
    const waiting = () =>
      [...this.world.state.instances.values()].some(
        (one) => one.state !== 'terminated' && one.containerInstanceArn === null,
      )
    for (let seconds = 0; waiting(); seconds++) {
      assert(seconds < 120, 'the instances do not register')
      this.runFor('1s')
    }
    return this
  }

  /** A load balancer with a listener on port 80 that forwards all to one target group of the same name. */
  loadBalancer(given: LoadBalancerGiven = {}): this {
    const {
      name = 'web',
      intervalSeconds = 10,
      healthyThreshold = 2,
      unhealthyThreshold = 2,
      deregistrationDelaySeconds = 30,
      targetType = 'instance',
    } = given
    this.#openPorts()
    const { TargetGroups } = this.ask('elasticloadbalancing:CreateTargetGroup', {
      Name: name,
      Protocol: 'HTTP',
      Port: 80,
      TargetType: targetType,
      HealthCheckIntervalSeconds: intervalSeconds,
      HealthCheckTimeoutSeconds: Math.min(5, intervalSeconds - 1),
      HealthyThresholdCount: healthyThreshold,
      UnhealthyThresholdCount: unhealthyThreshold,
    }) as { TargetGroups: [{ TargetGroupArn: string }] }
    const TargetGroupArn = TargetGroups[0].TargetGroupArn
    this.dispatch('elasticloadbalancing:ModifyTargetGroupAttributes', {
      TargetGroupArn,
      Attributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: String(deregistrationDelaySeconds) },
      ],
    })
    const { LoadBalancers } = this.ask('elasticloadbalancing:CreateLoadBalancer', { Name: name }) as {
      LoadBalancers: [{ LoadBalancerArn: string }]
    }
    return this.dispatch('elasticloadbalancing:CreateListener', {
      LoadBalancerArn: LoadBalancers[0].LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    })
  }

  /** What an image does; what is not given is as in `IMAGE_BEHAVIOR_DEFAULT`. Needs no dispatcher: the scenario file says it. */
  image(reference: string, behavior: Parameters<typeof imageBehaviorSchema.parse>[0]): this {
    const merged: ImageBehavior = mergeImageBehavior(imageBehaviorSchema.parse(behavior))
    this.world.state.images.set(reference, merged)
    return this
  }

  /** The next revision of a family with one container that listens on port 80. */
  taskDefinition(given: TaskDefinitionGiven = {}): this {
    const {
      family = 'web',
      image = 'web:1',
      cpu = 256,
      memory = 256,
      stopTimeout,
      networkMode,
      sidecars = [],
    } = given
    const hostPort = networkMode === 'host' || networkMode === 'awsvpc' ? 80 : (given.hostPort ?? 0)
    const container = {
      name: family,
      image,
      cpu,
      memory,
      stopTimeout,
      portMappings: networkMode === 'none' ? [] : [{ containerPort: 80, hostPort }],
    }
    return this.dispatch('ecs:RegisterTaskDefinition', {
      family,
      networkMode,
      containerDefinitions: [container, ...sidecars],
    })
  }

  service(given: ServiceGiven = {}): this {
    const { name = 'web', taskDefinition = name, desired = 1, behind = null, strategy, constraints } = given
    const { minimumHealthyPercent, maximumPercent, circuitBreaker, gracePeriodSeconds } = given
    const deploymentConfiguration = {
      minimumHealthyPercent,
      maximumPercent,
      deploymentCircuitBreaker: circuitBreaker,
    }
    const containerName = taskDefinition.split(':')[0] ?? ''
    const groups = behind === null ? [] : [behind].flat()
    const loadBalancers = groups.map((group) => ({
      targetGroupArn: this.targetGroupArn(group),
      containerName,
      containerPort: 80,
    }))
    return this.dispatch('ecs:CreateService', {
      serviceName: name,
      taskDefinition,
      desiredCount: desired,
      deploymentConfiguration,
      ...(groups.length === 0 ? {} : { loadBalancers }),
      ...(gracePeriodSeconds === undefined ? {} : { healthCheckGracePeriodSeconds: gracePeriodSeconds }),
      ...(strategy ? { placementStrategy: strategy } : {}),
      ...(constraints ? { placementConstraints: constraints } : {}),
      ...(given.awsvpc ? { networkConfiguration: this.awsvpc(given.awsvpc) } : {}),
    })
  }

  /** The network configuration of tasks that may be in every subnet. */
  awsvpc(securityGroups: readonly string[] = []) {
    return { awsvpcConfiguration: { subnets: [...this.world.state.subnets.keys()], securityGroups } }
  }

  traffic(rps: number, { to = 'web' }: { readonly to?: string } = {}): this {
    const [arn] = [...this.world.state.loadBalancers.values()]
      .filter(({ name }) => name === to)
      .map(({ arn }) => arn)
    return this.dispatch('playground:SetTraffic', { name: `users of ${to}`, to: arn, rps })
  }

  // When

  /** Carries out an operation that must be accepted. */
  dispatch(action: string, input: Input): this {
    this.ask(action, input)
    return this
  }

  /** The same, for its output. */
  ask(action: string, input: Input): unknown {
    const done = this.attempt(action, input)
    if (!done.ok) throw new Error(`${action} was refused: ${done.error.code}: ${done.error.message}`)
    return done.output
  }

  /** Carries out an operation that may be refused. */
  attempt(action: string, input: Input): Dispatched {
    // As the simulation does it: everything due by now has happened before.
    this.world.engine.advanceTo(this.world.engine.now)
    const plain = JSON.parse(JSON.stringify(input)) as Input
    const done = dispatch(this.world, { action, input: plain }, 'user')
    return done
  }

  /** Lets time pass: `runFor('5m')`. */
  runFor(duration: string): this {
    return this.runTo(
      simTime(this.world.engine.now + existing(parseDuration(duration), `duration ${duration}`)),
    )
  }

  runTo(time: SimTime): this {
    if (this.#options.eachInstant) this.#runThroughInstants(time)
    else this.world.engine.advanceTo(time)
    return this.check()
  }

  #runThroughInstants(time: SimTime): void {
    const { engine, log } = this.world
    while (engine.nextTime <= time) {
      const before = log.newest
      engine.advanceTo(engine.nextTime as SimTime)
      if (log.newest !== before) checkInvariants(this.world, INSTANT_INVARIANTS)
    }
    engine.advanceTo(time)
  }

  /** Lets time pass until something holds; fails after `limit`. */
  runUntil(what: string, holds: (world: this) => boolean, limit = '10m'): this {
    const end = this.world.engine.now + existing(parseDuration(limit), `duration ${limit}`)
    while (!holds(this)) {
      assert(this.world.engine.now < end, `${what} does not come about within ${limit}\n${this.describe()}`)
      this.runTo(afterSeconds(this.world.engine.now, 1))
    }
    return this
  }

  runUntilSteady(name = 'web', limit = '10m'): this {
    return this.runUntil(`a steady state of ${name}`, () => this.notes(name).steady, limit)
  }

  /** The same world, saved as JSON and restored; this one may go on by itself. */
  reloaded(): TestWorld {
    const saved = JSON.parse(JSON.stringify(saveWorld(this.world)))
    const fresh = new TestWorld(this.#options)
    restoreWorld(fresh.world, saved)
    fresh.#isolated = this.#isolated
    return fresh
  }

  check(): this {
    if (this.#checked) checkInvariants(this.world)
    return this
  }

  // Then

  expectRunning(count: number, name = 'web'): this {
    const running = this.tasks(name).filter(({ lastStatus }) => lastStatus === 'RUNNING')
    assert(
      running.length === count,
      `expected ${count} RUNNING tasks of ${name}, there are ${running.length}\n${this.describe()}`,
    )
    return this
  }

  expectHealthy(count: number, name = 'web'): this {
    const healthy = this.targets(name).filter(({ state }) => state === 'healthy')
    assert(
      healthy.length === count,
      `expected ${count} healthy targets of ${name}, there are ${healthy.length}\n${this.describe()}`,
    )
    return this
  }

  expectEvent(pattern: RegExp): this {
    assert(
      this.messages().some((message) => pattern.test(message)),
      `no event says ${pattern}\n${this.messages().slice(-30).join('\n')}`,
    )
    return this
  }

  /** All tasks of a service that are not STOPPED, the oldest first. */
  tasks(name = 'web'): readonly Task[] {
    const { arn } = this.serviceNamed(name)
    return [...this.world.state.tasks.values()].filter(
      ({ serviceArn, lastStatus }) => serviceArn === arn && lastStatus !== 'STOPPED',
    )
  }

  stoppedTasks(): readonly Task[] {
    return [...this.world.state.tasks.values()].filter(({ lastStatus }) => lastStatus === 'STOPPED')
  }

  targets(group = 'web'): readonly Target[] {
    const arn = this.targetGroupArn(group)
    return [...this.world.state.targets.values()].filter(({ targetGroupArn }) => targetGroupArn === arn)
  }

  messages(): readonly string[] {
    return this.world.log.events.map(({ message }) => message)
  }

  targetGroupArn(name: string): string {
    const group = [...this.world.state.targetGroups.values()].find((one) => one.name === name)
    return existing(group, `target group ${name}`).arn
  }

  serviceNamed(name = 'web'): Service {
    const service = [...this.world.state.services.values()].find((one) => one.name === name)
    return existing(service, `service ${name}`)
  }

  /** What the scheduler remembers of a service. */
  notes(name = 'web'): SchedulerNotes {
    return notesOf(this.world, this.serviceNamed(name).arn)
  }

  hash(): string {
    return this.world.engine.hash.digest()
  }

  /** What a failed expectation prints. */
  describe(): string {
    const { state, engine } = this.world
    const services = [...state.services.values()].map(({ arn, name, status, desiredCount }) => {
      const { blocked, steady } = notesOf(this.world, arn)
      return `${name}: ${status}, desired ${desiredCount}${steady ? ', steady' : ''}${blocked ? `, blocked: ${blocked}` : ''}`
    })
    const tasks = [...state.tasks.values()].map((task) => {
      const targets = task.targetKeys.map((key) => state.targets.get(key)?.state ?? 'gone')
      const name = definitionName(taskDefinitionOf(this.world, task))
      return `${task.id.slice(0, 6)} ${name} ${task.lastStatus}/${task.desiredStatus} on ${hostIdOf(task)} [${targets}] ${task.stoppedReason ?? ''}`
    })
    return [`at ${engine.now / 1e6} s`, ...services, ...tasks].join('\n  ')
  }

  /** The default security group lets only its members in; one step opens it for clients. */
  #openPorts(): void {
    if (!this.#isolated) return
    this.#isolated = false
    const [group] = this.world.state.securityGroups.keys()
    this.dispatch('ec2:AuthorizeSecurityGroupIngress', {
      GroupId: group,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    })
  }
}

export function createTestWorld(options: TestWorldOptions = {}): TestWorld {
  return new TestWorld(options)
}
