import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { classicChoices, classicIn, needsOne } from '../world'

const FIRST = 'Listeners[0]'

/** Of a Classic Load Balancer. */
export const classicListener: BuildForm = {
  title: 'Listener of a Classic Load Balancer',
  about: 'Another port on which it takes requests, and the port of every instance that they go to.',
  needs: (world) => needsOne(classicIn(world), 'a Classic Load Balancer'),
  begin: (world, { key }) => {
    const balancer = classicIn(world).find((one) => one.key === key) ?? classicIn(world)[0]
    if (balancer === undefined) return null
    const taken = balancer.listeners.map(({ port }) => port)
    const free = [80, 8_080, 8_081, 8_082].find((port) => !taken.includes(port)) ?? 8_083
    return {
      input: {
        LoadBalancerName: balancer.name,
        Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: free, InstancePort: 8_080 }],
      },
      more: {},
    }
  },
  fields: (_, world) => [
    { kind: 'choice', at: 'LoadBalancerName', label: 'Load balancer', options: classicChoices(world) },
    {
      kind: 'choice',
      at: `${FIRST}.Protocol`,
      label: 'Protocol',
      options: [
        ['HTTP', 'HTTP'],
        ['TCP', 'TCP'],
      ],
    },
    {
      kind: 'number',
      at: `${FIRST}.LoadBalancerPort`,
      label: 'Port',
      hint: 'Its security group has to admit it, too.',
    },
    { kind: 'number', at: `${FIRST}.InstancePort`, label: 'Instance port' },
  ],
  name: (draft) =>
    `${textOf(valueAt(draft, `${FIRST}.Protocol`))}:${textOf(valueAt(draft, `${FIRST}.LoadBalancerPort`))}`,
  submit: () => 'Create the listener',
  main: ({ input }) => ({ action: 'elb:CreateLoadBalancerListeners', input }),
  commands: (draft) => [classicListener.main(draft)],
}
