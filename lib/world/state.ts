// The tables of the world: plain JSON-able records in Maps keyed by ARN or AWS id. Charts own the life of a resource; a
// record mirrors its AWS status (written by the chart's projection only) and holds identity, relations and reservations.

import type { AccountSettingValue } from '@/lib/aws/ecs/account-settings'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import type { Certificate } from './records/acm'
import type {
  AutoScalingGroup,
  AutoScalingInstance,
  GroupActivity,
  GroupScheduledAction,
} from './records/auto-scaling-groups'
import type { CapacityProvider } from './records/capacity-providers'
import type { Alarm, TaskCpuMark } from './records/cloudwatch'
import type { Instance, LaunchTemplate, NetworkInterface, SecurityGroup, Subnet, Zone } from './records/ec2'
import type { Repository } from './records/ecr'
import type { Listener, ListenerRule, LoadBalancer, Target, TargetChecks, TargetGroup } from './records/elb'
import type { GroupPolicy } from './records/group-policies'
import type {
  DesiredMeter,
  InstanceMeter,
  LoadBalancerMeter,
  RunningInstance,
  ServiceMeter,
} from './records/meters'
import type { Queue } from './records/queues'
import type { ScalableTarget, ScalingActivity, ScalingPolicy, ScheduledAction } from './records/scaling'
import type { ServiceDeployment, ServiceRevision } from './records/service-deployments'
import type { DiscoveryService, Namespace } from './records/service-discovery'
import type { Deployment, SchedulerNotes, Service, ServiceLoadBalancer, TaskNotes } from './records/services'
import type { Cluster, Container, ContainerInstance, Task, TaskDefinition } from './records/tasks'
import type { TrafficSource } from './records/traffic'

const table = <R>() => new Map<string, R>()

/** Every table there is, without a record: a new one is a line here, and nothing else lists them. */
export function emptyTables() {
  return {
    zones: table<Zone>(),
    subnets: table<Subnet>(),
    networkInterfaces: table<NetworkInterface>(),
    clusters: table<Cluster>(),
    /** By name. */
    capacityProviders: table<CapacityProvider>(),
    taskDefinitions: table<TaskDefinition>(),
    services: table<Service>(),
    deployments: table<Deployment>(),
    serviceDeployments: table<ServiceDeployment>(),
    serviceRevisions: table<ServiceRevision>(),
    /** By service ARN. */
    schedulerNotes: table<SchedulerNotes>(),
    tasks: table<Task>(),
    /** By task ARN; of services' tasks alone. */
    taskNotes: table<TaskNotes>(),
    containers: table<Container>(),
    launchTemplates: table<LaunchTemplate>(),
    /** By name. */
    autoScalingGroups: table<AutoScalingGroup>(),
    /** By instance id. */
    autoScalingInstances: table<AutoScalingInstance>(),
    /** Scaling policies of groups, by ARN. */
    groupPolicies: table<GroupPolicy>(),
    /** By activity id, the oldest first. */
    groupActivities: table<GroupActivity>(),
    /** Scheduled actions of groups, by ARN. */
    groupScheduledActions: table<GroupScheduledAction>(),
    instances: table<Instance>(),
    containerInstances: table<ContainerInstance>(),
    securityGroups: table<SecurityGroup>(),
    /** By name, as somebody has put them: see `lib/aws/ecs/account-settings.ts`. */
    accountSettings: table<AccountSettingValue>(),
    loadBalancers: table<LoadBalancer>(),
    listeners: table<Listener>(),
    rules: table<ListenerRule>(),
    certificates: table<Certificate>(),
    /** By ID, as the services in them. */
    namespaces: table<Namespace>(),
    discoveryServices: table<DiscoveryService>(),
    targetGroups: table<TargetGroup>(),
    targets: table<Target>(),
    /** By target key; of targets that are checked. */
    targetChecks: table<TargetChecks>(),
    repositories: table<Repository>(),
    alarms: table<Alarm>(),
    /** By task ARN. */
    taskCpuMarks: table<TaskCpuMark>(),
    /** By task ARN; of services that ask for metrics every 20 s. */
    fineTaskCpuMarks: table<TaskCpuMark>(),
    /** By reference as task definitions name it: `web:1`, `…dkr.ecr…/web:1`. */
    images: table<ImageBehavior>(),
    traffic: table<TrafficSource>(),
    /** By name. */
    queues: table<Queue>(),
    /** By resource ID: `service/demo/web`. */
    scalableTargets: table<ScalableTarget>(),
    scalingPolicies: table<ScalingPolicy>(),
    scheduledActions: table<ScheduledAction>(),
    /** By activity ID, the oldest first. */
    scalingActivities: table<ScalingActivity>(),
    /** By family: where the playground registers tasks that were started by hand. */
    startedTaskRegistrations: table<ServiceLoadBalancer>(),
    runningInstances: table<RunningInstance>(),
    /** By instance type. */
    instanceMeters: table<InstanceMeter>(),
    /** By ARN, as those that follow. */
    loadBalancerMeters: table<LoadBalancerMeter>(),
    serviceMeters: table<ServiceMeter>(),
    /** Of services and of Auto Scaling groups. */
    desiredMeters: table<DesiredMeter>(),
  }
}

export interface State extends Readonly<ReturnType<typeof emptyTables>> {
  /** Of callers who do not say otherwise. */
  readonly homeRegion: string
  readonly accountId: string
  /** Counts that make names and ids: see `ids.ts`. */
  readonly counters: Record<string, number>
}
