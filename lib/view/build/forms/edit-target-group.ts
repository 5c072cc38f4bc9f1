import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { DELAY_FIELD, HEALTH_CHECK_FIELDS, setDelay } from './target-group'

/** What ModifyTargetGroup and its attributes can change; name, protocol and port stay for ever. */
export const editTargetGroup: BuildForm = {
  title: 'Edit the target group',
  about: 'The health check and how long targets drain. Name, protocol and port cannot be changed in AWS.',
  needs: () => null,
  begin: (world, { key }) => {
    const group = world.targetGroup.find((one) => one.key === key)
    if (group === undefined) return null
    const { healthCheck: check } = group
    return {
      input: {
        TargetGroupArn: group.key,
        HealthCheckPath: check.path,
        Matcher: { HttpCode: check.matcher },
        HealthCheckIntervalSeconds: check.intervalSeconds,
        HealthCheckTimeoutSeconds: check.timeoutSeconds,
        HealthyThresholdCount: check.healthyThresholdCount,
        UnhealthyThresholdCount: check.unhealthyThresholdCount,
      },
      more: {
        delay: String(group.deregistrationDelaySeconds),
        delayBefore: String(group.deregistrationDelaySeconds),
        name: group.name,
      },
    }
  },
  fields: () => [...HEALTH_CHECK_FIELDS, DELAY_FIELD],
  name: ({ more }) => more.name ?? '',
  submit: () => 'Save the target group',
  main: ({ input }) => ({ action: 'elasticloadbalancing:ModifyTargetGroup', input }),
  commands: (draft) => {
    const { delay = '', delayBefore } = draft.more
    const main = editTargetGroup.main(draft)
    const arn = textOf(valueAt(draft, 'TargetGroupArn'))
    return delay === delayBefore ? [main] : [main, setDelay(arn, delay)]
  },
}
