import { counted } from '@/lib/aws/counted'
import { US_PER_SECOND } from '@/lib/engine'
import type { RequestHop } from '@/lib/protocol'
import { SHARE_UNIT } from '../chooser'
import { ALGORITHM, CHOICE, REASON } from '../codes'
import {
  CANDIDATE_COUNTS_KEPT,
  CLIENT_TO_LOAD_BALANCER_US,
  CONNECT_TIMEOUT_US,
  LOAD_BALANCER_TO_TARGET_US,
} from '../constants'
import { describeAdmission } from '../rule-text'
import { type HopContext, hop, ms } from './hop-context'
import { isAnsweredByRule } from './rule-answer'

/** Which target and why; the security group of its instance; the host port. */
export function chosenHop(context: HopContext): readonly RequestHop[] {
  const { record, target, group, atTargetUs } = context
  if (isAnsweredByRule(record)) return []
  if (record.reason === REASON.noTargets) {
    const detail = group
      ? `${group.name} has no target${(record.choice & CHOICE.ownZone) === 0 ? '' : ` in ${zoneOf(context)}, the node's own zone,`} that can receive requests`
      : 'every target group of the rule has weight 0'
    return [hop('target', 'No target', detail, { ok: false, atUs: CLIENT_TO_LOAD_BALANCER_US })]
  }
  const node = context.loadBalancer?.nodes[record.node]
  const address = target ? `${target.ip}:${target.hostPort}` : null
  const picked = hop('target', 'Target picked', why(context), {
    from: target?.seesClients ? context.client : (node?.ip ?? null),
    to: address,
    atUs: CLIENT_TO_LOAD_BALANCER_US,
    candidates: context.candidates.map((label, i) => ({
      label,
      accepted: i === record.position,
      reason: reasonOf(context, i),
    })),
  })
  return [picked, ...behind(context, address), ...translation(context, address, atTargetUs)]
}

/** In the words of the algorithm, or what had the say instead. */
function why(context: HopContext): string {
  const { record, group } = context
  const has = (bit: number) => (record.choice & bit) !== 0
  const zone = has(CHOICE.ownZone) ? `, in its own zone ${zoneOf(context)} only` : ''
  if (has(CHOICE.cookie)) return `the client's cookie ${group?.cookieNames[0] ?? ''} names this target${zone}`
  const lost = has(CHOICE.lostCookie)
    ? `the target of the cookie ${group?.cookieNames[0] ?? ''} is gone; `
    : ''
  const first = has(CHOICE.setsCookie) && lost === '' ? 'no cookie yet; ' : ''
  return `${lost}${first}${byAlgorithm(context)}${zone}`
}

function zoneOf({ loadBalancer, record }: HopContext): string {
  return loadBalancer?.nodes[record.node]?.zone ?? ''
}

function byAlgorithm({ record, candidates }: HopContext): string {
  const of = candidates.length > 0 ? counted(candidates.length, 'target') : 'the targets'
  // An odd name is that of a group that fails open.
  const open = record.candidates % 2 === 1 ? ' (too few are healthy, so all receive requests)' : ''
  if ((record.choice & CHOICE.weighed) !== 0) {
    const isRandom = algorithmOf(record) === ALGORITHM.weightedRandom
    const share = shareOf(record, record.position)
    return `${isRandom ? 'picked at random by weight' : 'its turn, by shares in slow start'}${share}, from ${of}${open}`
  }
  switch (algorithmOf(record)) {
    case ALGORITHM.leastOutstanding: {
      const counts = record.counts.slice(0, Math.min(candidates.length, CANDIDATE_COUNTS_KEPT)).join(', ')
      return `fewest outstanding: ${record.outstanding} of [${counts}]${open}`
    }
    case ALGORITHM.flowHash:
      return `the hash of this flow (protocol, addresses and ports) leads to number ${record.position + 1} of ${of}${open}`
    case ALGORITHM.weightedRandom:
      return `picked at random from ${of}${open}`
    default:
      return `round robin: number ${record.position + 1} of ${of}${open}`
  }
}

function algorithmOf({ choice }: HopContext['record']): number {
  return choice & CHOICE.algorithm
}

/** Of the full share of a target; nothing where it was not noted. */
function shareOf({ counts }: HopContext['record'], candidate: number): string {
  return candidate < CANDIDATE_COUNTS_KEPT
    ? `: ${Math.round((100 * (counts[candidate] ?? SHARE_UNIT)) / SHARE_UNIT)} % of a full share`
    : ''
}

function reasonOf({ record }: HopContext, candidate: number): string {
  const isChosen = candidate === record.position
  if ((record.choice & CHOICE.cookie) !== 0)
    return isChosen ? 'named by the cookie' : 'not named by the cookie'
  if ((record.choice & CHOICE.weighed) !== 0)
    return `${isChosen ? 'chosen' : 'not chosen'}${shareOf(record, candidate)}`
  if (algorithmOf(record) === ALGORITHM.leastOutstanding && candidate < CANDIDATE_COUNTS_KEPT) {
    return `${record.counts[candidate] ?? 0} outstanding`
  }
  if (algorithmOf(record) === ALGORITHM.weightedRandom) return isChosen ? 'picked' : 'not picked'
  return isChosen ? 'its turn' : 'not its turn'
}

/** Its packets never reached the instance. */
const NEVER_THERE: ReadonlySet<number> = new Set([
  REASON.securityGroup,
  REASON.instanceUnreachable,
  REASON.packetsLost,
])

function behind({ record, target }: HopContext, address: string | null): readonly RequestHop[] {
  const waited = `the connection attempt timed out after ${ms(CONNECT_TIMEOUT_US)}`
  if (record.reason === REASON.securityGroup) {
    const who = target?.seesClients
      ? 'the address of the client, which its target sees,'
      : 'the load balancer'
    const detail = `no rule allows ${who} on port ${target?.hostPort ?? '?'}, so the packet is dropped: ${waited}`
    return [
      hop('security-group', 'Security group', detail, {
        ok: false,
        to: address,
        durationUs: CONNECT_TIMEOUT_US,
      }),
    ]
  }
  if (record.reason === REASON.packetsLost) {
    const detail = `the packets that open a connection to ${target?.instanceId ?? 'the instance'} were lost again and again: ${waited}`
    const time = { ok: false, to: address, durationUs: CONNECT_TIMEOUT_US }
    return [hop('security-group', 'Packets lost', detail, time)]
  }
  const rule = target?.admission[record.node]
  const passed = hop(
    'security-group',
    'Security group',
    record.kept === 1
      ? 'the connection was open: its first packet was let in'
      : `${rule ? `${describeAdmission(rule)} (${rule.id})` : 'admitted'}${lossText(record.lostUs)}`,
    record.lostUs > 0 ? { durationUs: record.lostUs } : {},
  )
  if (record.reason !== REASON.instanceUnreachable) return [passed]
  const detail = `${target?.instanceId ?? 'the instance'} cannot be reached: ${waited}`
  return [
    passed,
    hop('translation', 'Instance', detail, { ok: false, to: address, durationUs: CONNECT_TIMEOUT_US }),
  ]
}

function lossText(lostUs: number): string {
  return lostUs > 0 ? `; packets were lost on the way and sent again: ${ms(lostUs)}` : ''
}

function translation(context: HopContext, address: string | null, atUs: number): readonly RequestHop[] {
  const { record, target, loadBalancer } = context
  if (NEVER_THERE.has(record.reason)) return []
  const container = target?.containerAddress ?? null
  const time = { atUs, durationUs: LOAD_BALANCER_TO_TARGET_US }
  if (record.reason === REASON.portClosed) {
    const detail = `nothing listens on port ${target?.hostPort ?? '?'}: connection refused`
    return [
      hop('translation', arrival(context), detail, {
        from: address,
        to: container,
        ok: false,
        ...time,
      }),
    ]
  }
  if (record.reason === REASON.connectionClosed) {
    const detail = `the process had just closed this idle connection: it keeps one for less than the ${seconds(loadBalancer?.idleTimeoutUs ?? 0)} of the load balancer`
    return [hop('translation', 'Connection', detail, { from: address, to: container, ok: false, ...time })]
  }
  return [hop('translation', arrival(context), network(context), { from: address, to: container, ...time })]
}

/** Where the packet gets to the container: through the host, or straight at the task's own interface. */
function arrival({ target }: HopContext): string {
  return target?.taskInterfaceId ? 'Network interface of the task' : 'Host port → container port'
}

function network({ target }: HopContext): string {
  if (target?.taskInterfaceId)
    return `awsvpc: ${target.taskInterfaceId} is the task's own, no address is translated`
  const isOne = target !== null && `${target.ip}:${target.hostPort}` === target.containerAddress
  return isOne ? 'host network: one address' : 'bridge network: destination address translated'
}

/** `60 s` */
function seconds(us: number): string {
  return `${us / US_PER_SECOND} s`
}
