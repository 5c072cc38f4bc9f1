import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { targetGroupsIn } from '../world'
import { attributeFields, attributesMore, setAttributes } from './group-attributes'
import { healthCheckFields } from './target-group'

/** What ModifyTargetGroup and its attributes can change; name, protocol and port stay for ever. */
export const editTargetGroup: BuildForm = {
  title: 'Edit the target group',
  about:
    'The health check, how targets are chosen and how long they drain. Name, protocol and port cannot be changed in AWS.',
  needs: () => null,
  begin: (world, { key }) => {
    const group = targetGroupsIn(world).find((one) => one.key === key)
    if (group === undefined) return null
    const { healthCheck: check } = group
    return {
      input: {
        TargetGroupArn: group.key,
        ...(check.protocol !== 'TCP' && {
          HealthCheckPath: check.path,
          Matcher: { HttpCode: check.matcher },
        }),
        HealthCheckIntervalSeconds: check.intervalSeconds,
        HealthCheckTimeoutSeconds: check.timeoutSeconds,
        HealthyThresholdCount: check.healthyThresholdCount,
        UnhealthyThresholdCount: check.unhealthyThresholdCount,
      },
      more: {
        ...attributesMore(group.attributes),
        name: group.name,
        isNetwork: String(group.network !== null),
        isConnection: String(check.protocol === 'TCP'),
      },
    }
  },
  fields: (draft) => [
    ...healthCheckFields(draft.more.isConnection === 'true'),
    ...(draft.more.isNetwork === 'true' ? [] : attributeFields(draft)),
  ],
  name: ({ more }) => more.name ?? '',
  submit: () => 'Save the target group',
  main: ({ input }) => ({ action: 'elasticloadbalancing:ModifyTargetGroup', input }),
  commands: (draft) => [
    editTargetGroup.main(draft),
    ...(draft.more.isNetwork === 'true'
      ? []
      : setAttributes(draft.more, textOf(valueAt(draft, 'TargetGroupArn')))),
  ],
}
