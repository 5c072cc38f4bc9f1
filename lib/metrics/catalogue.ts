// Every metric there is, with what CloudWatch says of it and how its values merge. Their names stand here only: who records
// one, prints it in longer steps or draws it reads this. A new metric is a line here and the place that records it.
import type { MetricId } from '@/lib/aws/cloudwatch/metric'

/** How the values of several seconds become one: those of counts add up, those of levels do not. */
export type Statistic = 'sum' | 'average' | 'last' | 'maximum'

export interface Metric {
  /** CloudWatch's namespace; null for what only the playground measures. */
  readonly namespace: 'AWS/ECS' | 'ECS/ContainerInsights' | 'AWS/ApplicationELB' | null
  /** Names of CloudWatch's dimensions. */
  readonly dimensions: readonly string[]
  /** CloudWatch's unit. */
  readonly unit: 'Count' | 'Count/Second' | 'Percent' | 'Seconds' | 'Milliseconds'
  readonly overTime: Statistic
  /** How several of one kind become one, e.g. two load balancers; null where that would say nothing. */
  readonly overMembers: Exclude<Statistic, 'last'> | null
  /** How a line shows several seconds as one point. A peak of a count must not vanish in a long run. */
  readonly drawn: Exclude<Statistic, 'sum'>
}

const level = (
  unit: Metric['unit'],
  { namespace, dimensions }: Pick<Metric, 'namespace' | 'dimensions'>,
): Metric => ({
  namespace,
  dimensions,
  unit,
  overTime: 'average',
  overMembers: 'average',
  drawn: 'average',
})

const things = ({ namespace, dimensions }: Pick<Metric, 'namespace' | 'dimensions'>): Metric => ({
  namespace,
  dimensions,
  unit: 'Count',
  overTime: 'last',
  overMembers: 'sum',
  drawn: 'last',
})

const events = ({ namespace, dimensions }: Pick<Metric, 'namespace' | 'dimensions'>): Metric => ({
  namespace,
  dimensions,
  unit: 'Count',
  overTime: 'sum',
  overMembers: 'sum',
  drawn: 'maximum',
})

const OWN = { namespace: null, dimensions: [] } as const
const ECS = { namespace: 'AWS/ECS', dimensions: ['ClusterName', 'ServiceName'] } as const
const CLUSTER = { namespace: 'AWS/ECS', dimensions: ['ClusterName'] } as const
const INSIGHTS = {
  namespace: 'ECS/ContainerInsights',
  dimensions: ['ClusterName', 'ServiceName'],
} as const
const CLUSTER_INSIGHTS = { namespace: 'ECS/ContainerInsights', dimensions: ['ClusterName'] } as const
const ALB = { namespace: 'AWS/ApplicationELB', dimensions: ['LoadBalancer'] } as const
const TARGETS = { namespace: 'AWS/ApplicationELB', dimensions: ['TargetGroup', 'LoadBalancer'] } as const

/** A quantile of quantiles is none: the worst of them is at least true of one second. */
const quantile: Metric = {
  ...OWN,
  unit: 'Milliseconds',
  overTime: 'maximum',
  overMembers: null,
  drawn: 'maximum',
}

export const METRICS = {
  requests: {
    rps: { ...level('Count/Second', OWN), overMembers: 'sum' },
    errors5xxElb: events(OWN),
    errors5xxTarget: events(OWN),
    retries: events(OWN),
    timeouts: events(OWN),
    // The middle of the latency is read as a level, its tail as peaks.
    p50Ms: { ...quantile, drawn: 'average' },
    p99Ms: quantile,
  },
  service: {
    desired: things(OWN),
    running: things(OWN),
    pending: things(OWN),
    healthy: things(OWN),
    lower: things(OWN),
    upper: things(OWN),
    CPUUtilization: level('Percent', ECS),
    MemoryUtilization: level('Percent', ECS),
    DesiredTaskCount: things(INSIGHTS),
    RunningTaskCount: things(INSIGHTS),
    PendingTaskCount: things(INSIGHTS),
    DeploymentCount: things(INSIGHTS),
  },
  // ECS guide, cloudwatch-metrics and container-insights.
  cluster: {
    instances: things(OWN),
    CPUReservation: level('Percent', CLUSTER),
    MemoryReservation: level('Percent', CLUSTER),
    CPUUtilization: level('Percent', CLUSTER),
    MemoryUtilization: level('Percent', CLUSTER),
    ContainerInstanceCount: things(CLUSTER_INSIGHTS),
    ServiceCount: things(CLUSTER_INSIGHTS),
    TaskCount: things(CLUSTER_INSIGHTS),
  },
  /** Of Auto Scaling groups. */
  asg: { desired: things(OWN), inService: things(OWN), pending: things(OWN) },
  /** 0 OK, 1 ALARM, 2 INSUFFICIENT_DATA. */
  alarm: { state: { ...things(OWN), overMembers: null } },
  // ALB guide, load-balancer-cloudwatch-metrics.
  alb: {
    RequestCount: events(ALB),
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
    TargetResponseTime: level('Seconds', ALB),
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
