// What `${name}` stands for: the identifier in the answer of the operation that was called `name`. Only the shape of the
// answer matters, so one list serves all services.

type Path = readonly (string | number)[]

const PATHS: readonly Path[] = [
  ['LoadBalancers', 0, 'LoadBalancerArn'],
  ['TargetGroups', 0, 'TargetGroupArn'],
  ['Listeners', 0, 'ListenerArn'],
  ['Rules', 0, 'RuleArn'],
  ['Instances', 0, 'InstanceId'],
  ['DNSName'],
  ['GroupId'],
  ['PolicyARN'],
  ['CertificateArn'],
  ['Service', 'Arn'],
  ['OperationId'],
  ['taskDefinition', 'taskDefinitionArn'],
  ['service', 'serviceArn'],
  ['cluster', 'clusterArn'],
  ['tasks', 0, 'taskArn'],
  ['repository', 'repositoryUri'],
]

export function identifierOf(output: unknown): string | null {
  for (const path of PATHS) {
    let value = output
    for (const step of path)
      value =
        typeof value === 'object' && value !== null
          ? (value as Record<string | number, unknown>)[step]
          : undefined
    if (typeof value === 'string') return value
  }
  return null
}
