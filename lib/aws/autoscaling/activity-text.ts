// What the activities of an Auto Scaling group say, in the words of DescribeScalingActivities. EC2 Auto Scaling guide,
// as-verify-scaling-activity and ts-as-capacity.

/** Why a group's desired capacity changed. */
export type CapacityChangeReason =
  | { readonly kind: 'created' }
  | { readonly kind: 'set' }
  | { readonly kind: 'bounds'; readonly min: number; readonly max: number; readonly desired: number }
  | { readonly kind: 'schedule'; readonly min: number; readonly max: number; readonly desired: number }
  | { readonly kind: 'executed'; readonly policy: string }
  | { readonly kind: 'alarm'; readonly alarm: string; readonly state: string; readonly policy: string }

/** Sentences follow one another after two spaces, as AWS writes them. */
export function causeText(sentences: readonly string[]): string {
  return sentences.join('  ')
}

/** @param at ISO date and time in UTC with a `Z`: `2025-01-01T00:05:00Z` */
export function capacityChangeText(
  at: string,
  reason: CapacityChangeReason,
  from: number,
  to: number,
): string {
  return `At ${at} ${actorText(reason)} changing the desired capacity from ${from} to ${to}.`
}

function actorText(reason: CapacityChangeReason): string {
  switch (reason.kind) {
    case 'created':
      return 'a user request created an AutoScalingGroup'
    case 'set':
      return 'a user request explicitly set group desired capacity'
    case 'bounds':
      return `a user request update of AutoScalingGroup constraints to ${constraintsText(reason)}`
    case 'schedule':
      return `a scheduled action update of AutoScalingGroup constraints to ${constraintsText(reason)}`
    case 'executed':
      return `a user request executed policy ${reason.policy}`
    case 'alarm':
      return `a monitor alarm ${reason.alarm} in state ${reason.state} triggered policy ${reason.policy}`
  }
}

function constraintsText({ min, max, desired }: { min: number; max: number; desired: number }): string {
  return `min: ${min}, max: ${max}, desired: ${desired}`
}

export function launchedText(at: string, from: number, to: number): string {
  return `At ${at} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${to}.`
}

export function replacementText(at: string): string {
  return `At ${at} an instance was launched in response to an unhealthy instance needing to be replaced.`
}

export function shrunkText(at: string, from: number, to: number): string {
  return `At ${at} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${from} to ${to}.`
}

export function selectedText(at: string, instanceId: string): string {
  return `At ${at} instance ${instanceId} was selected for termination.`
}

/** Whether scale-in chose the instance of this activity; people and health checks choose none. */
export const isScaleIn = (cause: string): boolean => cause.endsWith(' was selected for termination.')

/** @param shrinks from and to, when the group is to have one instance fewer */
export function terminatedByUserText(
  at: string,
  instanceId: string,
  shrinks: { readonly from: number; readonly to: number } | null,
): string {
  const taken = `At ${at} instance ${instanceId} was taken out of service in response to a user request`
  return shrinks === null
    ? `${taken}.`
    : `${taken}, shrinking the capacity from ${shrinks.from} to ${shrinks.to}.`
}

/** @param zones those that had too few */
export function rebalancingText(at: string, zones: readonly string[]): string {
  return `At ${at} instances were launched to balance instances in zones ${zones.join(' ')} with other zones resulting in more than desired number of instances in the group.`
}

/** @param to the desired capacity afterwards, where it changes */
export function standbyText(
  at: string,
  instanceId: string,
  { way, from, to }: { readonly way: 'to' | 'out of'; readonly from: number; readonly to: number },
): string {
  const moved = `At ${at} instance ${instanceId} was moved ${way} standby in response to a user request`
  if (from === to) return `${moved}.`
  return `${moved}, ${to < from ? 'shrinking' : 'increasing'} the capacity from ${from} to ${to}.`
}

/** @param to the desired capacity afterwards */
export function attachedText(at: string, to: number): string {
  return `At ${at} an instance was added in response to user request. Keeping the capacity at the new ${to}.`
}

export function detachedText(
  at: string,
  instanceId: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const detached = `At ${at} instance ${instanceId} was detached in response to a user request`
  return from === to ? `${detached}.` : `${detached}, shrinking the capacity from ${from} to ${to}.`
}

/** AWS prints no example of this one. */
export function abandonedLaunchText(at: string): string {
  return `At ${at} an instance was taken out of service in response to a lifecycle action of its launch that was abandoned.`
}

export function forceDeletedText(at: string): string {
  return `At ${at} a user request force deleted AutoScalingGroup changing the desired capacity to 0.`
}

/** What found an instance unhealthy. */
export type HealthCause = 'ec2 stopped' | 'elb' | 'user'

export function unhealthyText(at: string, cause: HealthCause): string {
  return `At ${at} an instance was taken out of service in response to ${HEALTH_CAUSES[cause]}.`
}

const HEALTH_CAUSES: Readonly<Record<HealthCause, string>> = {
  'ec2 stopped': 'an EC2 health check indicating it has been terminated or stopped',
  elb: 'an ELB system health check failure',
  user: 'a user health-check',
}

export const ALL_PROTECTED =
  'Could not scale to desired capacity because all remaining instances are protected from scale-in.'

/** What is done with an instance. */
export type GroupActivityKind = keyof typeof DESCRIPTIONS

const DESCRIPTIONS = {
  launch: 'Launching a new EC2 instance',
  terminate: 'Terminating EC2 instance',
  attach: 'Attaching an existing EC2 instance',
  detach: 'Detaching EC2 instance',
  enterStandby: 'Moving EC2 instance to Standby',
  exitStandby: 'Moving EC2 instance out of Standby',
} as const

/** @example activityDescription('launch', 'i-01a0') // 'Launching a new EC2 instance: i-01a0' */
export function activityDescription(kind: GroupActivityKind, instanceId: string | null): string {
  return instanceId === null ? DESCRIPTIONS[kind] : `${DESCRIPTIONS[kind]}: ${instanceId}`
}
