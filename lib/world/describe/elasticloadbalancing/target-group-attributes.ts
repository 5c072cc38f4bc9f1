import { TARGET_GROUP_ATTRIBUTES } from '@/lib/aws/elb/target-group-attributes'
import type { TargetGroup } from '@/lib/world/records/elb'
import { attributesOutput } from './attributes'

export const PRESERVE_CLIENT_IP = 'preserve_client_ip.enabled'
export const CONNECTION_TERMINATION = 'deregistration_delay.connection_termination.enabled'

/** Those of target groups of HTTP that others have as well. NLB guide, edit-target-group-attributes. */
export const ATTRIBUTES_OF_ALL: ReadonlySet<string> = new Set(
  TARGET_GROUP_ATTRIBUTES.map(({ key }) => key).filter((key) =>
    /^(deregistration_delay\.timeout|load_balancing\.cross_zone|target_group_health\.)/.test(key),
  ),
)

export const targetGroupAttributesOutput = (group: TargetGroup) => ({
  Attributes: attributesOutput(
    Object.fromEntries([
      ...TARGET_GROUP_ATTRIBUTES.filter(
        ({ key }) => group.network === null || ATTRIBUTES_OF_ALL.has(key),
      ).map(({ key, write }) => [key, write(group)]),
      ...(group.network === null
        ? []
        : [
            [PRESERVE_CLIENT_IP, String(group.network.preservesClientIp)],
            [CONNECTION_TERMINATION, String(group.network.terminatesConnections)],
          ]),
    ]),
  ),
})
