// What the counters of a load balancer are called: each kind has metrics of its own in CloudWatch, by names of its own.

import type { LoadBalancerType } from '@/lib/aws/vocabulary'
import type { MetricName } from './catalogue'

/** Counters, by the names that Application Load Balancers have for them. */
export type BalancerCounter = MetricName<'alb'>

/** A counter that a kind does not publish has no name there. ELB guide, elb-cloudwatch-metrics. */
const CLASSIC: Readonly<Partial<Record<BalancerCounter, MetricName<'clb'>>>> = {
  RequestCount: 'RequestCount',
  HTTPCode_Target_2XX_Count: 'HTTPCode_Backend_2XX',
  HTTPCode_Target_3XX_Count: 'HTTPCode_Backend_3XX',
  HTTPCode_Target_4XX_Count: 'HTTPCode_Backend_4XX',
  HTTPCode_Target_5XX_Count: 'HTTPCode_Backend_5XX',
  HTTPCode_ELB_4XX_Count: 'HTTPCode_ELB_4XX',
  HTTPCode_ELB_5XX_Count: 'HTTPCode_ELB_5XX',
  TargetConnectionErrorCount: 'BackendConnectionErrors',
  TargetResponseTime: 'Latency',
}

/** Flows, and resets in the places where others count their own codes. NLB guide, load-balancer-cloudwatch-metrics. */
const NETWORK: Readonly<Partial<Record<BalancerCounter, MetricName<'nlb'>>>> = {
  RequestCount: 'NewFlowCount',
  HTTPCode_ELB_502_Count: 'TCP_Target_Reset_Count',
  HTTPCode_ELB_503_Count: 'TCP_ELB_Reset_Count',
}

/** Subject of its metrics, and what a counter is called there; null where it is not published. */
export const COUNTER_NAMES = {
  application: { subject: 'alb', nameOf: (counter: BalancerCounter) => counter },
  network: { subject: 'nlb', nameOf: (counter: BalancerCounter) => NETWORK[counter] ?? null },
  classic: { subject: 'clb', nameOf: (counter: BalancerCounter) => CLASSIC[counter] ?? null },
} as const satisfies Record<
  LoadBalancerType,
  { readonly subject: string; readonly nameOf: (counter: BalancerCounter) => string | null }
>

/** `alb/web/RequestCount`, `clb/web/Latency`; null where a load balancer of this kind does not publish it. */
export function counterSeries(type: LoadBalancerType, name: string, counter: BalancerCounter): string | null {
  const { subject, nameOf } = COUNTER_NAMES[type]
  const metric = nameOf(counter)
  return metric === null ? null : `${subject}/${name}/${metric}`
}
