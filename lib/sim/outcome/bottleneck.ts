// What held a run up most, by a rule in this order (MODEL.md#outcome):
// 1. more requests failed than the goal allows: why most of them did;
// 2. too few were answered in time, or most of their time was waiting: what they waited for most; if tasks found no room while they
//    were missing, that;
// 3. tasks found no room: what the nearest instance lacked;
// 4. containers were killed for want of memory: that.

import type { Bottleneck, BottleneckKind } from '@/lib/protocol'
import { REASON, type Reason } from '@/lib/world/data-plane/codes'
import type { RequestOutcomes } from '@/lib/world/data-plane/contract'
import { targetGroupsOfService } from '@/lib/world/lifecycle/task-targets'
import type { World } from '@/lib/world/world'
import { bottleneckText, type Ground } from './bottleneck-text'

/** Where goals are kept, waits are worth a word from this share of requests' time on. */
const WAITS_WORTH_A_WORD = 0.5
const WAIT_KINDS = ['workers', 'taskCpu', 'hostCpu'] as const satisfies readonly BottleneckKind[]

/** `slow`: the client or the load balancer gave up; what it waited for says the service's waits. */
const FAILURE_KINDS: Readonly<Record<Reason, BottleneckKind | 'slow'>> = {
  [REASON.answered]: 'application',
  [REASON.applicationError]: 'application',
  [REASON.noListener]: 'routing',
  [REASON.provisioning]: 'routing',
  [REASON.zonesOut]: 'network',
  [REASON.noTargets]: 'targets',
  [REASON.securityGroup]: 'network',
  [REASON.instanceUnreachable]: 'network',
  [REASON.portClosed]: 'targets',
  [REASON.processEnded]: 'targets',
  [REASON.outOfMemory]: 'memory',
  [REASON.crashed]: 'application',
  [REASON.deregistered]: 'targets',
  [REASON.idleTimeout]: 'slow',
  [REASON.instanceLost]: 'targets',
  [REASON.fixedResponse]: 'routing',
  [REASON.clientGaveUp]: 'slow',
  [REASON.packetsLost]: 'network',
  [REASON.connectionClosed]: 'targets',
  [REASON.clientsBlocked]: 'network',
  [REASON.redirected]: 'routing',
  [REASON.redirectNotFollowed]: 'routing',
  [REASON.redirectedAway]: 'routing',
  [REASON.redirectsTooMany]: 'routing',
  [REASON.redirectTooLong]: 'routing',
  [REASON.otherProtocol]: 'routing',
  [REASON.forwardedTooMany]: 'routing',
  [REASON.nameNotFound]: 'routing',
  [REASON.endpointNotKnown]: 'routing',
  [REASON.nobodyRegistered]: 'targets',
  [REASON.endpointEmpty]: 'targets',
  [REASON.callRefused]: 'targets',
  [REASON.addressGone]: 'targets',
  [REASON.callsTooDeep]: 'application',
  [REASON.callFailed]: 'application',
}

interface Found {
  readonly kind: BottleneckKind
  readonly serviceArn: string
  readonly amount: number
}

interface Goals {
  readonly latencyMet: boolean | null
  readonly errorsMet: boolean | null
  readonly sloMet: boolean | null
}

export function bottleneckOf(
  world: World,
  outcomes: RequestOutcomes,
  { latencyMet, errorsMet, sloMet }: Goals,
): Bottleneck {
  const room = largest(noRoom(world))
  const answer = (found: Found, ground: Ground): Bottleneck => {
    const service = world.state.services.get(found.serviceArn)
    const named = service ? { key: service.arn, name: service.name } : null
    return { kind: found.kind, service: named, ...bottleneckText(found.kind, named?.name ?? null, ground) }
  }
  if (errorsMet === false) {
    const failure = largest(failures(world, outcomes, room))
    if (failure) return answer(failure, { of: 'failures', share: failure.amount / outcomes.failed })
  }
  const wait = largest(waits(outcomes))
  const share = wait && outcomes.latencyUs > 0 ? wait.amount / outcomes.latencyUs : 0
  const isSlow = latencyMet === false || share >= WAITS_WORTH_A_WORD
  if (room && (isSlow || !wait || share < WAITS_WORTH_A_WORD))
    return answer(room, { of: 'room', taskSeconds: room.amount, lack: lackOf(world, room.serviceArn) })
  if (wait && isSlow) return answer(wait, { of: 'waits', share })
  const killed = largest(memoryKills(world))
  if (killed) return answer(killed, { of: 'kills', count: killed.amount })
  if (isSlow)
    return { kind: 'application', service: null, ...bottleneckText('application', null, { of: 'work' }) }
  return {
    kind: 'none',
    service: null,
    ...bottleneckText('none', null, { of: 'nothing', keepsGoals: sloMet === true }),
  }
}

function* waits({ waitsUs }: RequestOutcomes): Iterable<Found> {
  for (const [serviceArn, values] of waitsUs)
    for (const [position, kind] of WAIT_KINDS.entries())
      yield { kind, serviceArn, amount: values[position] ?? 0 }
}

/** Failures of one kind and target group; those of clients that waited too long are of what there was to wait for. */
function* failures(world: World, outcomes: RequestOutcomes, room: Found | null): Iterable<Found> {
  const sums = new Map<string, Found>()
  for (const [groupArn, counts] of outcomes.failures) {
    const serviceArn = serviceBehind(world, groupArn)
    const ofService = outcomes.waitsUs.filter(([arn]) => arn === serviceArn)
    const wait = largest(waits({ ...outcomes, waitsUs: ofService }))
    for (const [reason, count] of counts.entries()) {
      if (count === 0) continue
      const plain = FAILURE_KINDS[reason as Reason] ?? 'application'
      const kind = plain === 'slow' ? (wait?.kind ?? 'application') : plain
      const found = kind === 'targets' ? whyNoTarget(world, { counts, serviceArn, room }) : kind
      const key = `${found} ${serviceArn}`
      sums.set(key, { kind: found, serviceArn, amount: (sums.get(key)?.amount ?? 0) + count })
    }
  }
  yield* sums.values()
}

interface MissingTargets {
  /** Of failures, by reason. */
  readonly counts: readonly number[]
  readonly serviceArn: string
  readonly room: Found | null
}

/** Targets are missing because tasks found no room, or because their processes have ended. */
function whyNoTarget({ state }: World, { counts, serviceArn, room }: MissingTargets): BottleneckKind {
  if (room?.serviceArn === serviceArn) return room.kind
  if ((state.serviceMeters.get(serviceArn)?.memoryKills ?? 0) > 0) return 'memory'
  return (counts[REASON.crashed] ?? 0) > 0 ? 'application' : 'targets'
}

function serviceBehind({ state }: World, groupArn: string): string {
  for (const service of state.services.values())
    if (targetGroupsOfService(state, service).includes(groupArn)) return service.arn
  return ''
}

function* noRoom({ state }: World): Iterable<Found> {
  for (const [serviceArn, { unplacedTaskSeconds }] of state.serviceMeters) {
    const entries = Object.entries(unplacedTaskSeconds)
    const amount = entries.reduce((sum, [, seconds]) => sum + seconds, 0)
    const ports = unplacedTaskSeconds['RESOURCE:PORTS'] ?? 0
    yield { kind: 2 * ports > amount ? 'ports' : 'capacity', serviceArn, amount }
  }
}

function* memoryKills({ state }: World): Iterable<Found> {
  for (const [serviceArn, { memoryKills: amount }] of state.serviceMeters)
    yield { kind: 'memory', serviceArn, amount }
}

/** The reason code that most of the time was lost to. */
function lackOf({ state }: World, serviceArn: string): string {
  const entries = Object.entries(state.serviceMeters.get(serviceArn)?.unplacedTaskSeconds ?? {})
  return entries.reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as [string, number])[0]
}

/** The first of the largest; null when all are nothing. */
function largest(all: Iterable<Found>): Found | null {
  let most: Found | null = null
  for (const one of all) if (one.amount > (most?.amount ?? 0)) most = one
  return most
}
