// Tells policies of Auto Scaling groups what their alarms do. An alarm's action reaches EC2 Auto Scaling within the second, as public
// activity histories show.

import type { CreateController } from './controller'
import { followAlarms } from './follow-alarms'

const NAME = 'group-policies'

export const createGroupPolicies: CreateController = (world) => ({
  name: NAME,
  subscribe(bus) {
    followAlarms(bus, world, {
      name: NAME,
      policies: world.state.groupPolicies,
      called: ({ arn }) => world.charts.send('group-policy', arn, { type: 'alarm.called' }),
      cleared: ({ arn }) => world.charts.send('group-policy', arn, { type: 'alarms.cleared' }),
    })
  },
  start() {},
})
