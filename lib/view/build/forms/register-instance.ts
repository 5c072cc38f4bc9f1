import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { classicChoices, classicIn, needsOne } from '../world'

/** By hand, as ECS does it for its tasks. */
export const registerInstance: BuildForm = {
  title: 'Register an instance',
  about: 'From now on the load balancer checks it, and sends it requests while it is in service.',
  needs: (world) =>
    needsOne(classicIn(world), 'a Classic Load Balancer') ?? needsOne(world.instance, 'an instance'),
  begin: (world, { key }) => {
    const balancer = classicIn(world).find((one) => one.key === key) ?? classicIn(world)[0]
    const known = new Set(balancer?.classic?.instances.map(({ id }) => id))
    const running = world.instance.filter(({ state }) => state === 'running')
    const instance = running.find((one) => !known.has(one.key)) ?? running[0]
    return {
      input: {
        LoadBalancerName: balancer?.name ?? '',
        Instances: [{ InstanceId: instance?.key ?? '' }],
      },
      more: {},
    }
  },
  fields: (_, world) => [
    { kind: 'choice', at: 'LoadBalancerName', label: 'Load balancer', options: classicChoices(world) },
    {
      kind: 'choice',
      at: 'Instances[0].InstanceId',
      label: 'Instance',
      options: world.instance.map(({ key, zone }) => [key, `${key}, ${zone}`]),
    },
  ],
  name: (draft) => textOf(valueAt(draft, 'Instances[0].InstanceId')),
  submit: () => 'Register the instance',
  main: ({ input }) => ({ action: 'elb:RegisterInstancesWithLoadBalancer', input }),
  commands: (draft) => [registerInstance.main(draft)],
}
