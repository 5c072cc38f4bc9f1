// What `as` in a scenario stands for: the ARN or id in an operation's output.

/** Path to the identifiers in each output; `[]` goes through a list. */
const PATHS: Readonly<Record<string, string>> = {
  'ecs:CreateCluster': 'cluster.clusterArn',
  'ecs:RegisterTaskDefinition': 'taskDefinition.taskDefinitionArn',
  'ecs:CreateService': 'service.serviceArn',
  'ecs:UpdateService': 'service.serviceArn',
  'ecs:RunTask': 'tasks[].taskArn',
  'ecs:StartTask': 'tasks[].taskArn',
  'elasticloadbalancing:CreateLoadBalancer': 'LoadBalancers[].LoadBalancerArn',
  'elasticloadbalancing:CreateListener': 'Listeners[].ListenerArn',
  'elasticloadbalancing:CreateRule': 'Rules[].RuleArn',
  'elasticloadbalancing:CreateTargetGroup': 'TargetGroups[].TargetGroupArn',
  'ec2:RunInstances': 'Instances[].InstanceId',
  'ec2:CreateSecurityGroup': 'GroupId',
  // Not the ARN: task definitions name images by URI, and nothing here takes the ARN of a repository.
  'ecr:CreateRepository': 'repository.repositoryUri',
  'ecr:PutImage': 'image.imageId.imageDigest',
}

/**
 * The identifiers that an operation's output names, in order; `${name}` is the first, `${name[1]}` the second.
 *
 * @example identifiersOf('ec2:CreateSecurityGroup', { GroupId: 'sg-0a' }) // ['sg-0a']
 */
export function identifiersOf(action: string, output: unknown): readonly string[] {
  const path = PATHS[action]
  if (path === undefined) return []
  const found = path.split('.').reduce<readonly unknown[]>(
    (values, step) => {
      const name = step.replace('[]', '')
      const members = values.map((value) => member(value, name))
      return step.endsWith('[]') ? members.flatMap((list) => (Array.isArray(list) ? list : [])) : members
    },
    [output],
  )
  return found.filter((value): value is string => typeof value === 'string')
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
