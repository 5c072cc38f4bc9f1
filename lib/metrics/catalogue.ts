// Every metric there is, with what CloudWatch says of it and how its values merge. Their names stand here only: who records
// one, prints it in longer steps or draws it reads this. A new metric is a line here and the place that records it.
import type { MetricId } from '@/lib/aws/cloudwatch/metric'

/** How the values of several seconds become one: those of counts add up, those of levels do not. */
export type Statistic = 'sum' | 'average' | 'last' | 'maximum'

export interface Metric {
  /** CloudWatch's namespace; null for what only the playground measures. */
  readonly namespace:
    | 'AWS/ECS'
    | 'ECS/ContainerInsights'
    | 'AWS/ApplicationELB'
    | 'AWS/ELB'
    | 'AWS/NetworkELB'
    | 'AWS/AutoScaling'
    | 'AWS/EC2'
    | 'AWS/SQS'
    | typeof BACKLOG_NAMESPACE
    | typeof MANAGED_SCALING_NAMESPACE
    | null
  /** Names of CloudWatch's dimensions. */
  readonly dimensions: readonly string[]
  /** What it says; null where CloudWatch's documentation does. */
  readonly about: string | null
  /** CloudWatch's unit. */
  readonly unit: 'Count' | 'Bytes' | 'Count/Second' | 'Percent' | 'Seconds' | 'Milliseconds'
  readonly overTime: Statistic
  /** How several of one kind become one, e.g. two load balancers; null where that would say nothing. */
  readonly overMembers: Exclude<Statistic, 'last'> | null
  /** How a line shows several seconds as one point. A peak of a count must not vanish in a long run. */
  readonly drawn: Exclude<Statistic, 'sum'>
}

type Source = Pick<Metric, 'namespace' | 'dimensions' | 'about'>

const level = (unit: Metric['unit'], source: Source): Metric => ({
  ...source,
  unit,
  overTime: 'average',
  overMembers: 'average',
  drawn: 'average',
})

const things = (source: Source): Metric => ({
  ...source,
  unit: 'Count',
  overTime: 'last',
  overMembers: 'sum',
  drawn: 'last',
})

const events = (source: Source): Metric => ({
  ...source,
  unit: 'Count',
  overTime: 'sum',
  overMembers: 'sum',
  drawn: 'maximum',
})

/** What managed scaling of capacity providers publishes. ECS guide, cluster-auto-scaling. */
export const MANAGED_SCALING_NAMESPACE = 'AWS/ECS/ManagedScaling'

/** Of the custom metric that a schedule publishes every minute. ECS and EC2 Auto Scaling guides, as-using-sqs-queue. */
export const BACKLOG_NAMESPACE = 'Backlog'

/** What only the playground measures. */
const own = (about: string): Source => ({ namespace: null, dimensions: [], about })
const aws = (namespace: NonNullable<Metric['namespace']>, ...dimensions: readonly string[]): Source => ({
  namespace,
  dimensions,
  about: null,
})
const ECS = aws('AWS/ECS', 'ClusterName', 'ServiceName')
const CLUSTER = aws('AWS/ECS', 'ClusterName')
const INSIGHTS = aws('ECS/ContainerInsights', 'ClusterName', 'ServiceName')
const CLUSTER_INSIGHTS = aws('ECS/ContainerInsights', 'ClusterName')
const ALB = aws('AWS/ApplicationELB', 'LoadBalancer')
const TARGETS = aws('AWS/ApplicationELB', 'TargetGroup', 'LoadBalancer')
const NETWORK = aws('AWS/NetworkELB', 'LoadBalancer')
const NETWORK_TARGETS = aws('AWS/NetworkELB', 'TargetGroup', 'LoadBalancer')
const CLASSIC = aws('AWS/ELB', 'LoadBalancerName')
const GROUP = aws('AWS/AutoScaling', 'AutoScalingGroupName')
const QUEUE = aws('AWS/SQS', 'QueueName')
const MANAGED_SCALING = aws(MANAGED_SCALING_NAMESPACE, 'CapacityProviderName', 'ClusterName')

/** What tasks behind an endpoint of Service Connect answer. */
const connectAnswers = (source: Source) => ({
  HTTPCode_Target_2XX_Count: events(source),
  HTTPCode_Target_3XX_Count: events(source),
  HTTPCode_Target_4XX_Count: events(source),
  HTTPCode_Target_5XX_Count: events(source),
  TargetResponseTime: level('Milliseconds', source),
})

/** A quantile of quantiles is none: the worst of them is at least true of one second. */
const quantile = (about: string): Metric => ({
  ...own(about),
  unit: 'Milliseconds',
  overTime: 'maximum',
  overMembers: null,
  drawn: 'maximum',
})

export const METRICS = {
  requests: {
    rps: { ...level('Count/Second', own('Requests that clients send a second')), overMembers: 'sum' },
    errors5xxElb: events(own('Requests that the load balancer answered with 5xx')),
    errors5xxTarget: events(own('Requests that targets answered with 5xx')),
    retries: events(own('Requests that clients tried again')),
    timeouts: events(own('Requests that clients gave up waiting for')),
    // The middle of the latency is read as a level, its tail as peaks.
    p50Ms: { ...quantile('Latency that half of the requests kept'), drawn: 'average' },
    p99Ms: quantile('Latency that 99 % of requests kept'),
  },
  service: {
    desired: things(own('Tasks that the service is to have')),
    running: things(own('Running tasks')),
    pending: things(own('Tasks on their way to running')),
    healthy: things(own('Running tasks that are healthy')),
    lower: things(own('Healthy tasks that a deployment must keep')),
    upper: things(own('Tasks that a deployment may have at most')),
    CPUUtilization: level('Percent', ECS),
    MemoryUtilization: level('Percent', ECS),
    DesiredTaskCount: things(INSIGHTS),
    RunningTaskCount: things(INSIGHTS),
    PendingTaskCount: things(INSIGHTS),
    DeploymentCount: things(INSIGHTS),
  },
  // ECS guide, cloudwatch-metrics and container-insights.
  cluster: {
    instances: things(own('Container instances of the cluster')),
    CPUReservation: level('Percent', CLUSTER),
    MemoryReservation: level('Percent', CLUSTER),
    CPUUtilization: level('Percent', CLUSTER),
    MemoryUtilization: level('Percent', CLUSTER),
    ContainerInstanceCount: things(CLUSTER_INSIGHTS),
    ServiceCount: things(CLUSTER_INSIGHTS),
    TaskCount: things(CLUSTER_INSIGHTS),
  },
  /** Of Service Connect: at an endpoint, the same of its service, and what it answers, to all and to each service that calls. */
  connect: { RequestCount: events(aws('AWS/ECS', 'DiscoveryName')) },
  connectOfService: { RequestCount: events(aws('AWS/ECS', 'DiscoveryName', 'ServiceName', 'ClusterName')) },
  connectTarget: connectAnswers(aws('AWS/ECS', 'TargetDiscoveryName')),
  connectTargetOfService: connectAnswers(aws('AWS/ECS', 'TargetDiscoveryName', 'ServiceName', 'ClusterName')),
  /** Of Auto Scaling groups. */
  asg: {
    desired: things(own('Instances that the group is to have')),
    inService: things(own('Instances in service')),
    pending: things(own('Instances on their way into service')),
    CPUUtilization: level('Percent', aws('AWS/EC2', 'AutoScalingGroupName')),
    GroupMinSize: things(GROUP),
    GroupMaxSize: things(GROUP),
    GroupDesiredCapacity: things(GROUP),
    GroupInServiceInstances: things(GROUP),
    GroupPendingInstances: things(GROUP),
    GroupStandbyInstances: things(GROUP),
    GroupTerminatingInstances: things(GROUP),
    GroupTotalInstances: things(GROUP),
    GroupInServiceCapacity: things(GROUP),
    GroupPendingCapacity: things(GROUP),
    GroupStandbyCapacity: things(GROUP),
    GroupTerminatingCapacity: things(GROUP),
    GroupTotalCapacity: things(GROUP),
  },
  /** Of capacity providers. */
  cp: {
    needed: things(own('M: instances that the tasks of the capacity provider need')),
    instances: things(own('N: instances of its group in service')),
    waiting: things(own('Its tasks in PROVISIONING')),
    CapacityProviderReservation: level('Percent', MANAGED_SCALING),
  },
  // SQS guide, sqs-available-cloudwatch-metrics.
  sqs: {
    ApproximateNumberOfMessagesVisible: things(QUEUE),
    ApproximateNumberOfMessagesNotVisible: things(QUEUE),
    ApproximateAgeOfOldestMessage: { ...level('Seconds', QUEUE), overMembers: 'maximum' },
    NumberOfMessagesSent: events(QUEUE),
    NumberOfMessagesReceived: events(QUEUE),
    NumberOfMessagesDeleted: events(QUEUE),
    BacklogPerTask: level('Count', aws(BACKLOG_NAMESPACE, 'QueueName')),
  },
  /** 0 OK, 1 ALARM, 2 INSUFFICIENT_DATA. */
  alarm: {
    state: { ...things(own('0 OK, 1 ALARM, 2 INSUFFICIENT_DATA')), overMembers: null },
  },
  // ALB guide, load-balancer-cloudwatch-metrics.
  alb: {
    RequestCount: events(ALB),
    HTTPCode_ELB_3XX_Count: events(ALB),
    HTTP_Redirect_Count: events(ALB),
    HTTP_Redirect_Url_Limit_Exceeded_Count: events(ALB),
    HTTP_Fixed_Response_Count: events(ALB),
    HTTPCode_Target_2XX_Count: events(ALB),
    HTTPCode_Target_3XX_Count: events(ALB),
    HTTPCode_Target_4XX_Count: events(ALB),
    HTTPCode_Target_5XX_Count: events(ALB),
    HTTPCode_ELB_4XX_Count: events(ALB),
    HTTPCode_ELB_5XX_Count: events(ALB),
    HTTPCode_ELB_502_Count: events(ALB),
    HTTPCode_ELB_503_Count: events(ALB),
    HTTPCode_ELB_504_Count: events(ALB),
    TargetConnectionErrorCount: events(ALB),
    UnhealthyRoutingRequestCount: events(ALB),
    NonStickyRequestCount: events(ALB),
    TargetResponseTime: level('Seconds', ALB),
    NewConnectionCount: events(ALB),
    ActiveConnectionCount: { ...level('Count', ALB), overMembers: 'sum' },
    ProcessedBytes: { ...events(ALB), unit: 'Bytes' },
    RuleEvaluations: events(ALB),
    ConsumedLCUs: events(ALB),
  },
  // NLB guide, load-balancer-cloudwatch-metrics.
  nlb: {
    NewFlowCount: events(NETWORK),
    ActiveFlowCount: { ...level('Count', NETWORK), overMembers: 'sum' },
    TCP_Target_Reset_Count: events(NETWORK),
    TCP_ELB_Reset_Count: events(NETWORK),
    ConsumedLCUs: events(NETWORK),
  },
  /** Target groups of Network Load Balancers. */
  ntg: {
    HealthyHostCount: things(NETWORK_TARGETS),
    UnHealthyHostCount: things(NETWORK_TARGETS),
  },
  /** Of Classic Load Balancers. ELB guide, elb-cloudwatch-metrics. */
  clb: {
    RequestCount: events(CLASSIC),
    HTTPCode_Backend_2XX: events(CLASSIC),
    HTTPCode_Backend_3XX: events(CLASSIC),
    HTTPCode_Backend_4XX: events(CLASSIC),
    HTTPCode_Backend_5XX: events(CLASSIC),
    HTTPCode_ELB_4XX: events(CLASSIC),
    HTTPCode_ELB_5XX: events(CLASSIC),
    BackendConnectionErrors: events(CLASSIC),
    Latency: level('Seconds', CLASSIC),
    HealthyHostCount: things(CLASSIC),
    UnHealthyHostCount: things(CLASSIC),
  },
  tg: {
    RequestCount: events(TARGETS),
    HTTPCode_Target_2XX_Count: events(TARGETS),
    HTTPCode_Target_3XX_Count: events(TARGETS),
    HTTPCode_Target_4XX_Count: events(TARGETS),
    HTTPCode_Target_5XX_Count: events(TARGETS),
    TargetConnectionErrorCount: events(TARGETS),
    UnhealthyRoutingRequestCount: events(TARGETS),
    TargetResponseTime: level('Seconds', TARGETS),
    HealthyHostCount: things(TARGETS),
    UnHealthyHostCount: things(TARGETS),
    HealthyStateRouting: things(TARGETS),
    UnhealthyStateRouting: things(TARGETS),
    HealthyStateDNS: things(TARGETS),
    UnhealthyStateDNS: things(TARGETS),
    AnomalousHostCount: things(TARGETS),
    MitigatedHostCount: things(TARGETS),
    RequestCountPerTarget: { ...events(TARGETS), overMembers: 'average' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Metric>>>>

export type MetricSubject = keyof typeof METRICS
export type MetricName<S extends MetricSubject> = keyof (typeof METRICS)[S] & string

/**
 * A metric as CloudWatch identifies it; null for what only the playground measures. `values` are those of its dimensions, in their order.
 *
 * @example
 * cloudWatchMetric('cluster', 'CPUReservation', ['demo'])
 * // { namespace: 'AWS/ECS', name: 'CPUReservation', dimensions: [{ Name: 'ClusterName', Value: 'demo' }] }
 */
export function cloudWatchMetric<S extends MetricSubject>(
  subject: S,
  name: MetricName<S>,
  values: readonly string[],
): MetricId | null {
  const { namespace, dimensions }: Metric = (METRICS[subject] as Readonly<Record<string, Metric>>)[
    name
  ] as Metric
  if (namespace === null) return null
  return { namespace, name, dimensions: dimensions.map((Name, i) => ({ Name, Value: values[i] ?? '' })) }
}

const UNITS: ReadonlyMap<string, Metric['unit']> = new Map(
  Object.values<Readonly<Record<string, Metric>>>(METRICS).flatMap((metrics) =>
    Object.entries(metrics).map(([name, { namespace, unit }]) => [`${namespace} ${name}`, unit] as const),
  ),
)

/** CloudWatch's unit of a metric of AWS's; null for one that a program publishes. */
export function unitOf({ namespace, name }: Pick<MetricId, 'namespace' | 'name'>): Metric['unit'] | null {
  return UNITS.get(`${namespace} ${name}`) ?? null
}

/** The series of a metric of one resource: `seriesOf('tg', 'web', 'HealthyHostCount')` is `tg/web/HealthyHostCount`. */
export function seriesOf<S extends Exclude<MetricSubject, 'requests'>>(
  subject: S,
  name: string,
  metric: MetricName<S>,
): string {
  return `${subject}/${name}/${metric}`
}

/** A series of all requests together: `requests/rps`. */
export function requestSeries(metric: MetricName<'requests'>): string {
  return `requests/${metric}`
}

/** `service/web/running/web:2`: those of the running tasks that are of one task definition. */
export function runningSeries(service: string, definition: string): string {
  return `${seriesOf('service', service, 'running')}/${definition}`
}

/** What a series is a metric of; null for one that the catalogue does not know. */
export function metricOf(series: string): Metric | null {
  const parts = series.split('/')
  const metrics: Readonly<Record<string, Metric>> | undefined = METRICS[parts[0] as MetricSubject]
  // Names of resources may have slashes, task definitions behind `running` have none.
  return metrics?.[parts.at(-1) ?? ''] ?? metrics?.[parts.at(-2) ?? ''] ?? null
}
