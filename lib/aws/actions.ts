// Every action that the playground knows: AWS operations, faults by their AWS FIS names, and the few `playground:` ones for
// what AWS has no API for. The registry of operations is tested against this list.

import { closest } from './closest'

export const ACTIONS = [
  'ecs:CreateCluster',
  'ecs:DescribeClusters',
  'ecs:ListClusters',
  'ecs:DeleteCluster',
  'ecs:RegisterTaskDefinition',
  'ecs:DeregisterTaskDefinition',
  'ecs:DescribeTaskDefinition',
  'ecs:ListTaskDefinitions',
  'ecs:ListTaskDefinitionFamilies',
  'ecs:CreateService',
  'ecs:UpdateService',
  'ecs:DeleteService',
  'ecs:DescribeServices',
  'ecs:ListServices',
  'ecs:RunTask',
  'ecs:StartTask',
  'ecs:StopTask',
  'ecs:DescribeTasks',
  'ecs:ListTasks',
  'ecs:DescribeContainerInstances',
  'ecs:ListContainerInstances',
  'ecs:UpdateContainerInstancesState',
  'ecs:DeregisterContainerInstance',
  'elasticloadbalancing:CreateLoadBalancer',
  'elasticloadbalancing:DescribeLoadBalancers',
  'elasticloadbalancing:DeleteLoadBalancer',
  'elasticloadbalancing:ModifyLoadBalancerAttributes',
  'elasticloadbalancing:DescribeLoadBalancerAttributes',
  'elasticloadbalancing:CreateListener',
  'elasticloadbalancing:ModifyListener',
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DeleteListener',
  'elasticloadbalancing:CreateRule',
  'elasticloadbalancing:ModifyRule',
  'elasticloadbalancing:DescribeRules',
  'elasticloadbalancing:DeleteRule',
  'elasticloadbalancing:SetRulePriorities',
  'elasticloadbalancing:CreateTargetGroup',
  'elasticloadbalancing:ModifyTargetGroup',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DeleteTargetGroup',
  'elasticloadbalancing:ModifyTargetGroupAttributes',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
  'elasticloadbalancing:RegisterTargets',
  'elasticloadbalancing:DeregisterTargets',
  'elasticloadbalancing:DescribeTargetHealth',
  'ec2:RunInstances',
  'ec2:DescribeInstances',
  'ec2:TerminateInstances',
  'ec2:CreateSecurityGroup',
  'ec2:DescribeSecurityGroups',
  'ec2:DeleteSecurityGroup',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:RevokeSecurityGroupIngress',
  'ec2:DescribeSubnets',
  'ec2:DescribeAvailabilityZones',
  'ecr:CreateRepository',
  'ecr:DescribeRepositories',
  'ecr:PutImage',
  'ecr:DescribeImages',
  'ecr:ListImages',
  'aws:ecs:stop-task',
  'aws:ec2:terminate-instances',
  'playground:SetTraffic',
  'playground:StartZoneOutage',
  'playground:EndZoneOutage',
  'playground:DisconnectAgent',
  'playground:ReconnectAgent',
  'playground:CrashContainer',
  'playground:RegisterStartedTasks',
  'playground:PutImageBehavior',
] as const
export type Action = (typeof ACTIONS)[number]

const KNOWN: ReadonlySet<string> = new Set(ACTIONS)

export function isAction(text: string): text is Action {
  return KNOWN.has(text)
}

/** Says that an action is not known, and which ones are like it. */
export function explainUnknownAction(text: string): string {
  return `The action ${text.slice(0, 100)} is not known here${actionHint(text)}`
}

/** `; did you mean ecs:UpdateService?`, or nothing when no action is like it. */
export function actionHint(text: string): string {
  const name = text.slice(text.lastIndexOf(':') + 1).toLowerCase()
  const elsewhere = ACTIONS.filter((action) => action.toLowerCase().endsWith(`:${name}`))
  const near = elsewhere.length > 0 ? elsewhere : closest(text, ACTIONS)
  return near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''
}
