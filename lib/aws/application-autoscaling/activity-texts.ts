// What DescribeScalingActivities says, in AWS's words.
// Application Auto Scaling guide, application-auto-scaling-scaling-activities; examples of the AWS CLI's reference.

import type { Gate } from './decide'

export const activityTexts = {
  settingDesiredCount: (count: number) => `Setting desired count to ${count}.`,
  desiredCountSet: (count: number) =>
    `Successfully set desired count to ${count}. Change successfully fulfilled by ecs.`,
  /** While ECS starts or stops the tasks. */
  waitingForChange: (count: number) =>
    `Successfully set desired count to ${count}. Waiting for change to be fulfilled by ecs.`,
  desiredCountOverridden: (count: number) =>
    `Successfully set desired count to ${count}. Change was overridden by a subsequent change.`,
  settingFailed: (count: number, reason: string) =>
    `Failed to set desired count to ${count}. Reason: ${reason}`,
  alarmTriggered: (alarmName: string, policyName: string) =>
    `monitor alarm ${alarmName} in state ALARM triggered policy ${policyName}`,
  attempting: () => 'Attempting to scale due to alarm triggered',
  settingBounds: (bounds: Bounds) => `Setting ${boundsText(bounds)}`,
  boundsSet: (bounds: Bounds) => `Successfully set ${boundsText(bounds)}`,
  scheduledActionTriggered: (name: string) => `scheduled action name ${name} was triggered`,
}

export interface Bounds {
  readonly min: number | null
  readonly max: number | null
}

function boundsText({ min, max }: Bounds): string {
  const parts = [
    min === null ? [] : [`min capacity to ${min}`],
    max === null ? [] : [`max capacity to ${max}`],
  ]
  return parts.flat().join(' and ')
}

export interface NotScaledReason {
  readonly Code: string
  readonly MaxCapacity?: number
  readonly MinCapacity?: number
  readonly CurrentCapacity?: number
}

/** AWS's reason for a gate; null for one that AWS does not list as an activity: a cooldown, for example. */
export function notScaledReason(gate: Gate): NotScaledReason | null {
  switch (gate.kind) {
    case 'atMax':
      return { Code: 'AlreadyAtMaxCapacity', MaxCapacity: gate.max }
    case 'atMin':
      return { Code: 'AlreadyAtMinCapacity', MinCapacity: gate.min }
    case 'atDesired':
      return { Code: 'AlreadyAtDesiredCapacity', CurrentCapacity: gate.desired }
    case 'flapping':
      return { Code: 'AutoScalingAnticipatedFlapping', CurrentCapacity: gate.desired }
    case 'deployment':
      return { Code: 'TargetServicePutResourceAsUnscalable' }
    case 'noData':
    case 'scaleInDisabled':
    case 'suspended':
    case 'otherPolicies':
    case 'cooldown':
      return null
  }
}
