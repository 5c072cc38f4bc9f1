// Keeps the books of a run: writes down what its outcome is added up from, when it changes. What passes by the second and by the
// minute, the recorder tells `outcome/`.

import { beginDesired, noteDesired } from '../outcome/desired'
import { noteInstance } from '../outcome/instances'
import { noteLoadBalancer } from '../outcome/load-balancers'
import type { CreateController } from './controller'

const NAME = 'bookkeeper'

export const createBookkeeper: CreateController = (world) => {
  const { engine, state } = world
  const desiredIs = (arn: string, desired: number) => {
    const meter = state.desiredMeters.get(arn)
    if (meter) noteDesired(meter, desired, engine.now)
    else state.desiredMeters.set(arn, beginDesired(desired, engine.now))
  }
  return {
    name: NAME,
    subscribe(bus) {
      bus.on(NAME, 'EC2 Instance State-change Notification', ({ instance }) =>
        noteInstance(state, instance, engine.now),
      )
      bus.onChange(NAME, 'loadBalancers', (arn) => noteLoadBalancer(world, arn))
      bus.on(NAME, 'Service Update', ({ service }) => {
        // That a service is deleted is no scaling.
        if (service.status === 'ACTIVE') desiredIs(service.arn, service.desiredCount)
      })
      bus.on(NAME, 'Auto Scaling Group Update', ({ group }) => {
        if (group.phase !== 'deleting') desiredIs(group.arn, group.desiredCapacity)
      })
    },
    start() {},
  }
}
