import type { ServiceView, TargetGroupView } from '@/lib/protocol'

/** What `ALBRequestCountPerTarget` may count of a service: `app/<lb>/<id>/targetgroup/<tg>/<id>`, one for each of its target groups. */
export function resourceLabelsOf(
  { targetGroupArns }: Pick<ServiceView, 'targetGroupArns'>,
  groups: readonly Pick<TargetGroupView, 'key' | 'loadBalancerArns'>[],
): readonly string[] {
  return groups
    .filter(({ key }) => targetGroupArns.includes(key))
    .flatMap(({ key, loadBalancerArns }) =>
      loadBalancerArns.map((arn) => `${partOf(arn).replace(/^loadbalancer\//, '')}/${partOf(key)}`),
    )
}

const partOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1)
