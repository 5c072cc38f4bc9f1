import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { forwardChoices, groupsBehind, loadBalancerChoices, looseGroups, needsOne } from '../world'

export const listener: BuildForm = {
  title: 'Listener',
  about: 'A port on which a load balancer takes requests, and where they go by default.',
  needs: ({ loadBalancer, targetGroup }) =>
    needsOne(loadBalancer, 'a load balancer') ?? needsOne(targetGroup, 'a target group'),
  begin: (world, { key }) => {
    const balancer = world.loadBalancer.find((one) => one.key === key) ?? world.loadBalancer[0]
    const group = looseGroups(world)[0]?.key ?? (balancer && groupsBehind(balancer)[0])
    const taken = balancer?.listeners.map(({ port }) => port) ?? []
    return {
      input: {
        LoadBalancerArn: balancer?.key ?? '',
        Protocol: 'HTTP',
        Port: [80, 8_080, 8_081, 8_082].find((port) => !taken.includes(port)) ?? 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: group ?? '' }],
      },
      more: {},
    }
  },
  fields: (_, world) => [
    { kind: 'choice', at: 'LoadBalancerArn', label: 'Load balancer', options: loadBalancerChoices(world) },
    { kind: 'number', at: 'Port', label: 'Port', hint: 'Its security group has to admit it, too.' },
    {
      kind: 'choice',
      at: 'DefaultActions[0].TargetGroupArn',
      label: 'Forwards to',
      options: forwardChoices(world.targetGroup),
    },
  ],
  name: (draft) => `HTTP:${textOf(valueAt(draft, 'Port'))}`,
  submit: () => 'Create the listener',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateListener', input }),
  commands: (draft) => [listener.main(draft)],
}
