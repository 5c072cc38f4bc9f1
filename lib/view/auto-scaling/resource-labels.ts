import type { ServiceView, TargetGroupView } from '@/lib/protocol'

type LabelledGroup = Pick<TargetGroupView, 'key' | 'loadBalancerArns'>

/** What `ALBRequestCountPerTarget` may count of a service: one for each of its target groups. */
export function resourceLabelsOf(
  { targetGroupArns }: Pick<ServiceView, 'targetGroupArns'>,
  groups: readonly LabelledGroup[],
): readonly string[] {
  return allResourceLabels(groups.filter(({ key }) => targetGroupArns.includes(key)))
}

/** `app/<lb>/<id>/targetgroup/<tg>/<id>` */
export function allResourceLabels(groups: readonly LabelledGroup[]): readonly string[] {
  return groups.flatMap(({ key, loadBalancerArns }) =>
    loadBalancerArns.map((arn) => `${partOf(arn).replace(/^loadbalancer\//, '')}/${partOf(key)}`),
  )
}

const partOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1)
