// Which instance goes when an Auto Scaling group scales in: the fullest zone first, then the group's termination policies one
// after another, then chance. EC2 Auto Scaling guide, ec2-auto-scaling-termination-policies.

import { type SimTime, US_PER_SECOND } from '@/lib/engine/time'

/** As UpdateAutoScalingGroup takes them. */
export const TERMINATION_POLICIES = [
  'Default',
  'OldestInstance',
  'NewestInstance',
  'OldestLaunchConfiguration',
  'OldestLaunchTemplate',
  'ClosestToNextInstanceHour',
  'AllocationStrategy',
] as const

export type TerminationPolicy = (typeof TERMINATION_POLICIES)[number]

export interface TerminableInstance {
  readonly instanceId: string
  readonly zone: string
  readonly launchedAt: SimTime
  /** Version of the launch template that it was launched with. */
  readonly launchTemplateVersion: number
  readonly protectedFromScaleIn: boolean
}

export interface TerminationQuery<T extends TerminableInstance> {
  /** Every instance of the group that is in service, the protected ones included: they count when zones are compared. */
  readonly instances: readonly T[]
  readonly count: number
  /** Empty: `Default`. */
  readonly policies: readonly TerminationPolicy[]
  readonly now: SimTime
  /** Uniform in [0, 1). */
  readonly random: () => number
}

export interface Termination<T extends TerminableInstance> {
  readonly instance: T
  /** Why this one: `us-east-1a has most instances (3)`, `oldest launch template version (1)`. */
  readonly reasons: readonly string[]
}

/** The instances to terminate, in the order of choice; fewer than `count` when the others are protected. */
export function chooseInstancesToTerminate<T extends TerminableInstance>(
  query: TerminationQuery<T>,
): readonly Termination<T>[] {
  const chosen: Termination<T>[] = []
  let left = query.instances
  while (chosen.length < query.count) {
    const next = choose({ ...query, instances: left })
    if (next === null) break
    chosen.push(next)
    left = left.filter((instance) => instance !== next.instance)
  }
  return chosen
}

function choose<T extends TerminableInstance>(query: TerminationQuery<T>): Termination<T> | null {
  const { instances, policies, now, random } = query
  const open = instances.filter(({ protectedFromScaleIn }) => !protectedFromScaleIn)
  if (open.length === 0) return null
  const inZone = (zone: string) => instances.filter((instance) => instance.zone === zone).length
  const most = Math.max(...open.map(({ zone }) => inZone(zone)))
  const zones = [...new Set(open.map(({ zone }) => zone))].filter((zone) => inZone(zone) === most)
  const reasons = [`${zones.join(' and ')} ${zones.length > 1 ? 'have' : 'has'} most instances (${most})`]
  let left = open.filter(({ zone }) => zones.includes(zone))
  for (const criterion of criteriaOf(policies)) {
    if (left.length === 1) break
    const least = Math.min(...left.map((instance) => criterion.value(instance, now)))
    const best = left.filter((instance) => criterion.value(instance, now) === least)
    if (best.length < left.length) reasons.push(criterion.text(least))
    left = best
  }
  if (left.length > 1) reasons.push(`picked at random from ${left.length} equal instances`)
  const instance = left[Math.floor(random() * left.length)]
  return instance ? { instance, reasons } : null
}

/** What a policy compares: the instances with the lowest value stay in the choice. */
interface Criterion {
  value(instance: TerminableInstance, now: SimTime): number
  text(value: number): string
}

const SECONDS_PER_HOUR = 3_600

const secondsToNextHour = (instance: TerminableInstance, now: SimTime) =>
  SECONDS_PER_HOUR - (Math.floor((now - instance.launchedAt) / US_PER_SECOND) % SECONDS_PER_HOUR)

const OLDEST_TEMPLATE: Criterion = {
  value: ({ launchTemplateVersion }) => launchTemplateVersion,
  text: (version) => `oldest launch template version (${version})`,
}

const NEXT_HOUR: Criterion = {
  value: secondsToNextHour,
  text: (seconds) => `closest to the next instance hour (${seconds} s)`,
}

// Every instance here is launched on demand from one launch template, so that launch configurations and the allocation of
// mixed groups tell no two of them apart.
const CRITERIA: Readonly<Record<TerminationPolicy, readonly Criterion[]>> = {
  Default: [OLDEST_TEMPLATE, NEXT_HOUR],
  OldestInstance: [{ value: ({ launchedAt }) => launchedAt, text: () => 'oldest instance' }],
  NewestInstance: [{ value: ({ launchedAt }) => -launchedAt, text: () => 'newest instance' }],
  OldestLaunchConfiguration: [],
  OldestLaunchTemplate: [OLDEST_TEMPLATE],
  ClosestToNextInstanceHour: [NEXT_HOUR],
  AllocationStrategy: [],
}

function criteriaOf(policies: readonly TerminationPolicy[]): readonly Criterion[] {
  return (policies.length > 0 ? policies : ['Default' as const]).flatMap((policy) => CRITERIA[policy])
}
