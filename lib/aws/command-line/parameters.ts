// The members of each operation's input and their kinds, as AWS's models have them; a test compares them with the SDK's.
// A name alone is text; `#` a number, `?` a boolean, `[]` a list of texts, `{}` a structure, `[{}]` a list of structures.

import type { Action } from '@/lib/aws/actions'
import { kebabCase } from './casing'

export type Kind = '' | '#' | '?' | '[]' | '{}' | '[{}]'

export interface Parameter {
  readonly member: string
  /** Without the dashes: `task-definition`. */
  readonly flag: string
  readonly kind: Kind
}

const INGRESS =
  'GroupId GroupName IpProtocol FromPort# ToPort# CidrIp IpPermissions[{}] SourceSecurityGroupName'
const HEALTH_CHECK =
  'HealthCheckProtocol HealthCheckPort HealthCheckPath HealthCheckEnabled? HealthCheckIntervalSeconds# HealthCheckTimeoutSeconds# HealthyThresholdCount# UnhealthyThresholdCount# Matcher{}'
const SERVICE =
  'taskDefinition desiredCount# loadBalancers[{}] deploymentConfiguration{} placementConstraints[{}] placementStrategy[{}] healthCheckGracePeriodSeconds# capacityProviderStrategy[{}] networkConfiguration{} platformVersion availabilityZoneRebalancing deploymentController{} serviceRegistries[{}] serviceConnectConfiguration{} volumeConfigurations[{}] enableECSManagedTags? enableExecuteCommand? propagateTags'
const TASK =
  'group overrides{} networkConfiguration{} startedBy referenceId propagateTags enableECSManagedTags? enableExecuteCommand? volumeConfigurations[{}] tags[{}]'
const FAULT = 'targets[] parameters{}'
const PAGE = 'maxResults# nextToken'

const MEMBERS: Readonly<Record<Action, string>> = {
  'ecs:CreateCluster':
    'clusterName settings[{}] configuration{} capacityProviders[] defaultCapacityProviderStrategy[{}] serviceConnectDefaults{} tags[{}]',
  'ecs:DescribeClusters': 'clusters[] include[]',
  'ecs:ListClusters': PAGE,
  'ecs:DeleteCluster': 'cluster',
  'ecs:RegisterTaskDefinition':
    'family networkMode containerDefinitions[{}] cpu memory requiresCompatibilities[] placementConstraints[{}] volumes[{}] taskRoleArn executionRoleArn runtimePlatform{} pidMode ipcMode proxyConfiguration{} inferenceAccelerators[{}] ephemeralStorage{} enableFaultInjection? tags[{}]',
  'ecs:DeregisterTaskDefinition': 'taskDefinition',
  'ecs:DescribeTaskDefinition': 'taskDefinition include[]',
  'ecs:ListTaskDefinitions': `familyPrefix status sort ${PAGE}`,
  'ecs:ListTaskDefinitionFamilies': `familyPrefix status ${PAGE}`,
  'ecs:CreateService': `cluster serviceName launchType schedulingStrategy role clientToken ${SERVICE} tags[{}]`,
  'ecs:UpdateService': `cluster service forceNewDeployment? ${SERVICE}`,
  'ecs:DeleteService': 'cluster service force?',
  'ecs:DescribeServices': 'cluster services[] include[]',
  'ecs:ListServices': `cluster launchType schedulingStrategy ${PAGE}`,
  'ecs:RunTask': `cluster taskDefinition count# launchType placementConstraints[{}] placementStrategy[{}] capacityProviderStrategy[{}] platformVersion clientToken ${TASK}`,
  'ecs:StartTask': `cluster taskDefinition containerInstances[] ${TASK}`,
  'ecs:StopTask': 'cluster task reason',
  'ecs:DescribeTasks': 'cluster tasks[] include[]',
  'ecs:ListTasks': `cluster serviceName family containerInstance desiredStatus startedBy launchType ${PAGE}`,
  'ecs:DescribeContainerInstances': 'cluster containerInstances[] include[]',
  'ecs:ListContainerInstances': `cluster filter status ${PAGE}`,
  'ecs:UpdateContainerInstancesState': 'cluster containerInstances[] status',
  'ecs:DeregisterContainerInstance': 'cluster containerInstance force?',
  'elasticloadbalancing:CreateLoadBalancer':
    'Name Scheme Type Subnets[] SubnetMappings[{}] SecurityGroups[] IpAddressType CustomerOwnedIpv4Pool Tags[{}]',
  'elasticloadbalancing:DescribeLoadBalancers': 'LoadBalancerArns[] Names[] Marker PageSize#',
  'elasticloadbalancing:DeleteLoadBalancer': 'LoadBalancerArn',
  'elasticloadbalancing:ModifyLoadBalancerAttributes': 'LoadBalancerArn Attributes[{}]',
  'elasticloadbalancing:DescribeLoadBalancerAttributes': 'LoadBalancerArn',
  'elasticloadbalancing:CreateListener':
    'LoadBalancerArn Protocol Port# DefaultActions[{}] SslPolicy Certificates[{}] AlpnPolicy[] MutualAuthentication{} Tags[{}]',
  'elasticloadbalancing:ModifyListener':
    'ListenerArn Protocol Port# DefaultActions[{}] SslPolicy Certificates[{}] AlpnPolicy[] MutualAuthentication{}',
  'elasticloadbalancing:DescribeListeners': 'LoadBalancerArn ListenerArns[] Marker PageSize#',
  'elasticloadbalancing:DeleteListener': 'ListenerArn',
  'elasticloadbalancing:CreateRule': 'ListenerArn Priority# Conditions[{}] Actions[{}] Tags[{}]',
  'elasticloadbalancing:ModifyRule': 'RuleArn Conditions[{}] Actions[{}]',
  'elasticloadbalancing:DescribeRules': 'ListenerArn RuleArns[] Marker PageSize#',
  'elasticloadbalancing:DeleteRule': 'RuleArn',
  'elasticloadbalancing:SetRulePriorities': 'RulePriorities[{}]',
  'elasticloadbalancing:CreateTargetGroup': `Name Protocol ProtocolVersion Port# VpcId TargetType IpAddressType ${HEALTH_CHECK} Tags[{}]`,
  'elasticloadbalancing:ModifyTargetGroup': `TargetGroupArn ${HEALTH_CHECK}`,
  'elasticloadbalancing:DescribeTargetGroups': 'LoadBalancerArn TargetGroupArns[] Names[] Marker PageSize#',
  'elasticloadbalancing:DeleteTargetGroup': 'TargetGroupArn',
  'elasticloadbalancing:ModifyTargetGroupAttributes': 'TargetGroupArn Attributes[{}]',
  'elasticloadbalancing:DescribeTargetGroupAttributes': 'TargetGroupArn',
  'elasticloadbalancing:RegisterTargets': 'TargetGroupArn Targets[{}]',
  'elasticloadbalancing:DeregisterTargets': 'TargetGroupArn Targets[{}]',
  'elasticloadbalancing:DescribeTargetHealth': 'TargetGroupArn Targets[{}] Include[]',
  'ec2:RunInstances':
    'InstanceType MinCount# MaxCount# ImageId SubnetId SecurityGroupIds[] SecurityGroups[] UserData KeyName Placement{} IamInstanceProfile{} InstanceMarketOptions{} BlockDeviceMappings[{}] NetworkInterfaces[{}] MetadataOptions{} LaunchTemplate{} TagSpecifications[{}] Monitoring{} ClientToken EbsOptimized? DisableApiTermination? DryRun?',
  'ec2:DescribeInstances': 'InstanceIds[] Filters[{}] MaxResults# NextToken DryRun?',
  'ec2:TerminateInstances': 'InstanceIds[] DryRun?',
  'ec2:CreateSecurityGroup': 'GroupName Description VpcId TagSpecifications[{}] DryRun?',
  'ec2:DescribeSecurityGroups': 'GroupIds[] GroupNames[] Filters[{}] MaxResults# NextToken DryRun?',
  'ec2:DeleteSecurityGroup': 'GroupId GroupName DryRun?',
  'ec2:AuthorizeSecurityGroupIngress': `${INGRESS} TagSpecifications[{}] DryRun?`,
  'ec2:RevokeSecurityGroupIngress': `${INGRESS} SecurityGroupRuleIds[] DryRun?`,
  'ec2:DescribeSubnets': 'SubnetIds[] Filters[{}] MaxResults# NextToken DryRun?',
  'ec2:DescribeAvailabilityZones': 'ZoneNames[] ZoneIds[] AllAvailabilityZones? Filters[{}] DryRun?',
  'ecr:CreateRepository':
    'repositoryName registryId imageTagMutability imageScanningConfiguration{} encryptionConfiguration{} tags[{}]',
  'ecr:DescribeRepositories': `repositoryNames[] registryId ${PAGE}`,
  'ecr:PutImage': 'repositoryName imageTag imageManifest imageManifestMediaType imageDigest registryId',
  'ecr:DescribeImages': `repositoryName imageIds[{}] filter{} registryId ${PAGE}`,
  'ecr:ListImages': `repositoryName filter{} registryId ${PAGE}`,
  'aws:ecs:stop-task': FAULT,
  'aws:ec2:terminate-instances': FAULT,
  'playground:SetTraffic': 'name rps# to port# arrivals{} requests[{}]',
  'playground:StartZoneOutage': 'zoneName',
  'playground:EndZoneOutage': 'zoneName',
  'playground:DisconnectAgent': 'containerInstance',
  'playground:ReconnectAgent': 'containerInstance',
  'playground:RegisterStartedTasks': 'family targetGroupArn',
  'playground:CrashContainer': 'task container exitCode#',
  'playground:PutImageBehavior': 'image behavior{}',
}

const PARAMETERS: ReadonlyMap<string, readonly Parameter[]> = new Map(
  Object.entries(MEMBERS).map(([action, members]) => [action, members.split(' ').map(readParameter)]),
)

function readParameter(text: string): Parameter {
  const member = /^\w+/.exec(text)?.[0] ?? text
  const kind =
    (['#', '?', '[]', '{}', '[{}]'] as const).find((suffix) => text.slice(member.length) === suffix) ?? ''
  return { member, flag: kebabCase(member), kind }
}

/** In the order in which a line names them; null for an action without an entry. */
export function parametersOf(action: string): readonly Parameter[] | null {
  return PARAMETERS.get(action) ?? null
}

// ——— Kinds of members inside structures, by name alone: they mean the same wherever they stand.

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const NUMBERS = words(
  'containerPort hostPort cpu memory memoryReservation stopTimeout startTimeout weight base minimumHealthyPercent maximumPercent bakeTimeInMinutes interval timeout retries startPeriod softLimit hardLimit size sizeInGiB Weight Port Priority Order DurationSeconds FromPort ToPort VolumeSize Iops',
)
const BOOLEANS = words(
  'essential enable rollback resetOnHealthyTask enabled Enabled readOnly privileged readonlyRootFilesystem',
)
const LISTS = words(
  'Values TargetGroups IpRanges UserIdGroupPairs portMappings environment secrets mountPoints volumesFrom dependsOn links command entryPoint subnets securityGroups alarmNames containerOverrides Groups Tags tags',
)

export type InnerKind = 'number' | 'boolean' | 'list' | 'text'

export function innerKind(member: string): InnerKind {
  if (NUMBERS.has(member)) return 'number'
  if (BOOLEANS.has(member)) return 'boolean'
  return LISTS.has(member) ? 'list' : 'text'
}
