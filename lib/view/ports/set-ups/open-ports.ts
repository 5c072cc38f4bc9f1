// What must be open so that a load balancer reaches the copies: the inbound rules of the security groups in front of them. Pure.

import type { SecurityGroupView } from '@/lib/protocol'
import type { Mapping } from '../mappings'

/** `tcp 32768–60999 from alb, in instances`; each rule once. */
export function openPorts(
  mappings: readonly Pick<Mapping, 'securityGroupIds'>[],
  groups: readonly SecurityGroupView[],
): readonly string[] {
  const ids = new Set(mappings.flatMap(({ securityGroupIds }) => securityGroupIds))
  const nameOf = (source: string) => groups.find(({ key }) => key === source)?.name ?? source
  const texts = groups
    .filter(({ key }) => ids.has(key))
    .flatMap(({ name, ingress }) =>
      ingress.map(({ protocol, fromPort, toPort, source }) => {
        const ports = fromPort === toPort ? `${fromPort}` : `${fromPort}–${toPort}`
        return `${protocol} ${ports} from ${nameOf(source)}, in ${name}`
      }),
    )
  return [...new Set(texts)]
}
