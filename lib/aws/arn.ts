// Names of resources in ECS's long format. Who makes up the ids is the caller's business.

export interface Arns {
  cluster(name: string): string
  service(cluster: string, name: string): string
  task(cluster: string, id: string): string
  container(cluster: string, taskId: string, id: string): string
  containerInstance(cluster: string, id: string): string
  taskDefinition(family: string, revision: number): string
  serviceDeployment(cluster: string, service: string, id: string): string
  serviceRevision(cluster: string, service: string, id: string): string
  loadBalancer(name: string, id: string): string
  networkLoadBalancer(name: string, id: string): string
  /** Of a Classic Load Balancer, which its name identifies. */
  classicLoadBalancer(name: string): string
  /** Takes the load balancer's ARN, whose name and id stand in the listener's. */
  listener(loadBalancerArn: string, id: string): string
  /** Takes the listener's ARN. */
  rule(listenerArn: string, id: string): string
  targetGroup(name: string, id: string): string
  repository(name: string): string
  /** Of Cloud Map: take IDs. */
  namespace(id: string): string
  discoveryService(id: string): string
  /** Takes a UUID. */
  certificate(id: string): string
  scalableTarget(id: string): string
  /** Takes a UUID beside the name. */
  autoScalingGroup(name: string, id: string): string
  /** Takes the ID of the resource that it scales: `service/demo/web`. */
  scalingPolicy(resourceId: string, id: string, name: string): string
  scheduledAction(resourceId: string, id: string, name: string): string
  /** Of an Auto Scaling group. */
  groupPolicy(groupName: string, id: string, name: string): string
  groupScheduledAction(groupName: string, id: string, name: string): string
  capacityProvider(name: string): string
  alarm(name: string): string
  /** What a task definition writes before `:tag`. */
  repositoryUri(name: string): string
}

/** Functions that name the resources of one Region and account. */
export function arns(region: string, accountId: string): Arns {
  const ecs = `arn:aws:ecs:${region}:${accountId}`
  const elb = `arn:aws:elasticloadbalancing:${region}:${accountId}`
  const scaling = `arn:aws:autoscaling:${region}:${accountId}`
  return {
    cluster: (name) => `${ecs}:cluster/${name}`,
    service: (cluster, name) => `${ecs}:service/${cluster}/${name}`,
    task: (cluster, id) => `${ecs}:task/${cluster}/${id}`,
    container: (cluster, taskId, id) => `${ecs}:container/${cluster}/${taskId}/${id}`,
    containerInstance: (cluster, id) => `${ecs}:container-instance/${cluster}/${id}`,
    taskDefinition: (family, revision) => `${ecs}:task-definition/${family}:${revision}`,
    serviceDeployment: (cluster, service, id) => `${ecs}:service-deployment/${cluster}/${service}/${id}`,
    serviceRevision: (cluster, service, id) => `${ecs}:service-revision/${cluster}/${service}/${id}`,
    loadBalancer: (name, id) => `${elb}:loadbalancer/app/${name}/${id}`,
    networkLoadBalancer: (name, id) => `${elb}:loadbalancer/net/${name}/${id}`,
    classicLoadBalancer: (name) => `${elb}:loadbalancer/${name}`,
    listener: (loadBalancerArn, id) => `${loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${id}`,
    rule: (listenerArn, id) => `${listenerArn.replace(':listener/', ':listener-rule/')}/${id}`,
    targetGroup: (name, id) => `${elb}:targetgroup/${name}/${id}`,
    certificate: (id) => `arn:aws:acm:${region}:${accountId}:certificate/${id}`,
    namespace: (id) => `arn:aws:servicediscovery:${region}:${accountId}:namespace/${id}`,
    discoveryService: (id) => `arn:aws:servicediscovery:${region}:${accountId}:service/${id}`,
    repository: (name) => `arn:aws:ecr:${region}:${accountId}:repository/${name}`,
    autoScalingGroup: (name, id) =>
      `arn:aws:autoscaling:${region}:${accountId}:autoScalingGroup:${id}:autoScalingGroupName/${name}`,
    scalableTarget: (id) => `arn:aws:application-autoscaling:${region}:${accountId}:scalable-target/${id}`,
    scalingPolicy: (resourceId, id, name) =>
      `${scaling}:scalingPolicy:${id}:resource/ecs/${resourceId}:policyName/${name}`,
    scheduledAction: (resourceId, id, name) =>
      `${scaling}:scheduledAction:${id}:resource/ecs/${resourceId}:scheduledActionName/${name}`,
    groupPolicy: (groupName, id, name) =>
      `${scaling}:scalingPolicy:${id}:autoScalingGroupName/${groupName}:policyName/${name}`,
    groupScheduledAction: (groupName, id, name) =>
      `${scaling}:scheduledUpdateGroupAction:${id}:autoScalingGroupName/${groupName}:scheduledActionName/${name}`,
    capacityProvider: (name) => `${ecs}:capacity-provider/${name}`,
    alarm: (name) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`,
    repositoryUri: (name) => `${accountId}.dkr.ecr.${region}.amazonaws.com/${name}`,
  }
}

/** Functions that name what belongs to the Region and account of a resource: tasks of a cluster, listeners of a load balancer. */
export function arnsBeside(arn: string): Arns {
  const [, , , region = '', accountId = ''] = arn.split(':')
  return arns(region, accountId)
}

/** What follows the last slash: an id, a name, `family:revision`. The whole text when there is no slash. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/**
 * What a person calls the resource: `web` for `…:loadbalancer/app/web/50dc6c495c0c9188` and `…:targetgroup/web/73e2d6bc24d8a067`,
 * `web:1` for a task definition, the id of a task, `team/web` for a repository. Text that is no ARN comes back as it is.
 */
export function shortName(arn: string): string {
  if (!arn.startsWith('arn:')) return arn
  const resource = arn.split(':').slice(5).join(':')
  const [type = '', ...path] = resource.split('/')
  if (type === 'targetgroup') return path[0] ?? resource
  if (type === 'loadbalancer' || type === 'listener' || type === 'listener-rule')
    return (path[0] === 'app' || path[0] === 'net' ? path[1] : path[0]) ?? resource
  if (type === 'repository') return path.join('/')
  return path.at(-1) ?? resource
}

/**
 * Name of the Classic Load Balancer in its ARN, or in that of its instances at one port; null of all other ARNs.
 *
 * @example classicNameOf('arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/web') // 'web'
 */
export function classicNameOf(arn: string): string | null {
  return /:loadbalancer\/([^/:]+)(?::\d+)?$/.exec(arn)?.[1] ?? null
}
