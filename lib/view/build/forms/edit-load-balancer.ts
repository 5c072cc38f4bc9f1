import { IDLE_TIMEOUT_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import type { BuildForm } from '../form'

/** What ModifyLoadBalancerAttributes can change here. */
export const editLoadBalancer: BuildForm = {
  title: 'Edit the load balancer',
  about: 'How long it waits for an answer, and keeps a connection on which nothing moves.',
  needs: () => null,
  begin: (world, { key }) => {
    const found = world.loadBalancer.find((one) => one.key === key)
    if (found === undefined) return null
    return {
      input: { LoadBalancerArn: found.key, Attributes: [attribute(found.idleTimeoutSeconds)] },
      more: { name: found.name },
    }
  },
  fields: () => [
    {
      // AWS writes the values of attributes as text.
      kind: 'text',
      at: 'Attributes[0].Value',
      label: 'Idle timeout',
      unit: 's',
      placeholder: String(IDLE_TIMEOUT_SECONDS_DEFAULT),
      hint: 'A server should keep its idle connections longer.',
    },
  ],
  name: ({ more }) => more.name ?? '',
  submit: () => 'Save the load balancer',
  main: ({ input }) => ({ action: 'elasticloadbalancing:ModifyLoadBalancerAttributes', input }),
  commands: (draft) => [editLoadBalancer.main(draft)],
}

const attribute = (seconds: number) => ({ Key: 'idle_timeout.timeout_seconds', Value: String(seconds) })
