// One seed of the swarm. First ten minutes of operations and faults, with all invariants checked after each; then nothing
// more breaks, and every service must become steady, or say why it cannot.

import { afterSeconds, existing, toSeconds } from '@/lib/engine'
import { primaryDeploymentOf } from '@/lib/world/lifecycle/lookup'
import { targetGroupsOfService } from '@/lib/world/lifecycle/task-targets'
import { fitsInstance } from '@/lib/world/placement'
import type { Service } from '@/lib/world/records/services'
import { notesOf } from '@/lib/world/scheduler-notes'
import { waitsForCapacity } from './capacity'
import { changeNetworks } from './networks'
import { FAULTS, OPERATIONS, pickStep } from './operations'
import { pulse } from './pulses'
import { deregisterGone, putRight } from './put-right'
import { randomWorld, type SwarmWorld } from './setup'
import { SeenSituations } from './situations'

export interface SwarmOptions {
  readonly faults: boolean
  /** For the canary: breaks the world itself, once, half-way. */
  readonly sabotage?: (swarm: SwarmWorld) => void
  /** Saves the world as JSON and goes on with the restored one before this step. */
  readonly reloadBefore?: number
}

export interface SwarmResult {
  readonly seed: number
  readonly hash: string
  readonly events: number
  readonly steps: number
  readonly refused: number
  /** Services that ended steady, and the reasons of those that did not. */
  readonly steady: number
  readonly reasons: readonly string[]
  /** How often it came to what the invariants of scaling are about. */
  readonly situations: Readonly<Record<string, number>>
}

const STORM_SECONDS = 600
const STEPS = 14
const LOOKS = 3
const CALM_SECONDS_MAX = 1_200
/** A reason counts when it has stood this long. */
const REASON_STANDS_SECONDS = 40

export class SwarmFailure extends Error {
  override readonly name = 'SwarmFailure'
}

export function runSeed(seed: number, options: SwarmOptions): SwarmResult {
  const story: string[] = []
  const seen = new SeenSituations()
  let swarm: SwarmWorld | null = null
  try {
    swarm = randomWorld(seed, options)
    let refused = 0
    for (let i = 0; i < STEPS; i++) {
      if (i === options.reloadBefore) swarm = reloaded(swarm)
      if (i === STEPS / 2) options.sabotage?.(swarm)
      if (takeStep(swarm, options, { story, seen }) === 'refused') refused++
    }
    settle(swarm, story)
    const services = [...swarm.world.world.state.services.values()]
    seen.look(swarm.world.world)
    return {
      seed,
      hash: swarm.world.hash(),
      events: swarm.world.world.engine.handled,
      steps: STEPS,
      refused,
      steady: services.filter(({ arn }) => notesOf((swarm as SwarmWorld).world.world, arn).steady).length,
      situations: seen.counts(),
      reasons: services.flatMap((service) => reasonOf(swarm as SwarmWorld, service) ?? []),
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    const where = swarm ? `\n${swarm.world.describe()}` : ''
    throw new SwarmFailure(`seed ${seed}: ${what}\n  ${story.join('\n  ')}${where}`, { cause: error })
  }
}

function reloaded({ world, features }: SwarmWorld): SwarmWorld {
  const restored = world.reloaded()
  return { world: restored, random: restored.world.engine.random.stream('swarm'), features }
}

interface Records {
  readonly story: string[]
  readonly seen: SeenSituations
}

function takeStep(swarm: SwarmWorld, { faults }: SwarmOptions, { story, seen }: Records): 'done' | 'refused' {
  const { world, random } = swarm
  const pauseSeconds = random.exponential(STORM_SECONDS / STEPS)
  // Several looks at each pause, since much sets itself right in the end.
  for (let look = 0; look < LOOKS; look++) {
    world.runTo(afterSeconds(world.world.engine.now, pauseSeconds / LOOKS))
    // One at a time: what two ask for in one instant the scheduler answers to in turn.
    const changed = (look === 0 ? changeNetworks(world) : null) ?? pulse(world)
    if (changed !== null) story.push(`${toSeconds(world.world.engine.now).toFixed(3)} ${changed}`)
    seen.look(world.world)
  }
  const done = pickStep(swarm, faults ? [...OPERATIONS, ...FAULTS] : OPERATIONS).perform(swarm)
  if (done !== null) story.push(`${toSeconds(world.world.engine.now).toFixed(3)} ${done}`)
  world.runTo(world.world.engine.now)
  return done?.includes(' → ') ? 'refused' : 'done'
}

/** Nothing more breaks, what has broken is put right, and everybody is waited for. */
function settle(swarm: SwarmWorld, story: string[]): void {
  const { world } = swarm
  const { state, engine } = world.world
  story.push(`${toSeconds(engine.now).toFixed(3)} no more faults`)
  putRight(swarm)
  const standing = new Map<string, number>()
  // Room for everything that was asked for, one instance in each zone.
  for (const zone of ['a', 'b', 'c'] as const) world.instances(1, { type: 'm5.xlarge', zone, booting: true })
  for (let seconds = 0; ; seconds += 10) {
    const unsettled = [...state.services.values()].filter((service) => {
      const reason = reasonOf(swarm, service)
      standing.set(service.name, reason === null ? 0 : (standing.get(service.name) ?? 0) + 10)
      return !isSettled(swarm, service) && (standing.get(service.name) ?? 0) <= REASON_STANDS_SECONDS
    })
    if (unsettled.length === 0) return
    if (seconds > CALM_SECONDS_MAX)
      throw new Error(
        `${unsettled.map(({ name }) => name)} neither steady nor blocked after ${seconds} s without faults`,
      )
    world.runTo(afterSeconds(engine.now, 10))
    // One that was cut off may have been shutting down when the calm began.
    deregisterGone(swarm)
  }
}

function isSettled({ world }: SwarmWorld, service: Service): boolean {
  return notesOf(world.world, service.arn).steady || service.status === 'INACTIVE'
}

/**
 * Why a service stays as it is: a group at its maximum size, percentages, a port or a constraint, the throttle, a deployment that
 * failed or that somebody stopped, or a load balancer that somebody deleted.
 */
function reasonOf(swarm: SwarmWorld, service: Service): string | null {
  if (isSettled(swarm, service)) return null
  const { engine } = swarm.world.world
  if (!targetGroupsOfService(swarm.world.world.state, service).every((arn) => isForwardedTo(swarm, arn)))
    return 'no door'
  if (waitsForCapacity(swarm, service)) return 'no capacity'
  const { blocked, throttledUntil } = notesOf(swarm.world.world, service.arn)
  if (blocked !== null) return blockedBy(swarm, service, blocked)
  if (throttledUntil !== null && throttledUntil > engine.now) return 'throttled'
  const { failure } = primaryDeploymentOf(swarm.world.world, service)
  if (failure === null) return null
  return failure === 'circuit breaker' ? 'failed' : 'stopped on request'
}

function isForwardedTo({ world }: SwarmWorld, targetGroupArn: string): boolean {
  const { rules } = world.world.state
  return [...rules.values()].some(
    ({ action }) =>
      action.type === 'forward' && action.targetGroups.some((one) => one.targetGroupArn === targetGroupArn),
  )
}

/**
 * That there is no room is no reason, since there is now; that each instance can have only one task of a kind is one. Then
 * every instance lacks something just now, and those with room nothing but the port or the constraint.
 */
function blockedBy({ world }: SwarmWorld, service: Service, text: string): string | null {
  const { lower, upper } = world.world.scheduler.bounds(service)
  if (text.includes('maximumPercent'))
    return lower >= Math.min(upper, service.desiredCount) ? 'percentages' : null
  const { state } = world.world
  const definition = existing(state.taskDefinitions.get(service.taskDefinitionArn), 'a task definition')
  const lacking = [...state.containerInstances.values()]
    .filter(({ status, agentConnected }) => status === 'ACTIVE' && agentConnected)
    .map((host) =>
      fitsInstance(world.world, definition, host, {
        group: `service:${service.name}`,
        constraints: service.placementConstraints,
        network: service.networkConfiguration,
      }),
    )
  const isRoomy = (reasons: readonly { readonly reason: string }[]) =>
    !reasons.some(({ reason }) => reason === 'RESOURCE:CPU' || reason === 'RESOURCE:MEMORY')
  if (!lacking.some(isRoomy) || lacking.some(({ length }) => length === 0)) return null
  return service.placementConstraints.length > 0 ? 'constraint' : 'port'
}
