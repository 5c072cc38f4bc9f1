import { IDLE_TIMEOUT_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import type { Field } from '../field'
import type { BuildForm } from '../form'

const FIELDS: readonly Field[] = [
  {
    // AWS writes the values of attributes as text.
    kind: 'text',
    at: 'Attributes[0].Value',
    label: 'Idle timeout',
    unit: 's',
    placeholder: String(IDLE_TIMEOUT_SECONDS_DEFAULT),
    hint: 'A server should keep its idle connections longer.',
  },
  {
    kind: 'choice',
    at: 'Attributes[1].Value',
    label: 'HTTP/2 with clients',
    options: [
      ['true', 'where they can, on HTTPS'],
      ['false', 'never'],
    ],
    hint: 'Targets are sent HTTP/1.1 either way.',
  },
]

const NETWORK_FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    at: 'Attributes[0].Value',
    label: 'Across zones',
    options: [
      ['true', 'on'],
      ['false', 'off'],
    ],
    hint: 'Off, as it begins: each node sends to the targets of its own zone only.',
  },
]

/** What ModifyLoadBalancerAttributes can change here. */
export const editLoadBalancer: BuildForm = {
  title: 'Edit the load balancer',
  about:
    'How long it waits for an answer, and keeps a connection on which nothing moves; what it speaks with clients.',
  needs: () => null,
  begin: (world, { key }) => {
    const found = world.loadBalancer.find((one) => one.key === key)
    if (found === undefined) return null
    if (found.type === 'network')
      return {
        input: {
          LoadBalancerArn: found.key,
          Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: String(found.crossZone) }],
        },
        more: { name: found.name, type: found.type },
      }
    return {
      input: {
        LoadBalancerArn: found.key,
        Attributes: [
          { Key: 'idle_timeout.timeout_seconds', Value: String(found.idleTimeoutSeconds) },
          { Key: 'routing.http2.enabled', Value: String(found.takesHttp2) },
        ],
      },
      more: { name: found.name, type: found.type },
    }
  },
  fields: ({ more }) => (more.type === 'network' ? NETWORK_FIELDS : FIELDS),
  name: ({ more }) => more.name ?? '',
  submit: () => 'Save the load balancer',
  main: ({ input }) => ({ action: 'elasticloadbalancing:ModifyLoadBalancerAttributes', input }),
  commands: (draft) => [editLoadBalancer.main(draft)],
}
