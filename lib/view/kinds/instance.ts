import { faultActions, gesture, group } from '../carry/actions'
import { itemOfDefinition } from '../carry/items'
import { instanceStatus, isOnCanvas } from '../describe/instance-look'
import { ALL_TABS, type Kind, PLAIN } from './kind'

export const instance: Kind<'instance'> = {
  ...PLAIN,
  label: 'Container instance',
  tabs: ALL_TABS,
  title: ({ key }) => key,
  spoken: ({ key }) => `instance ${key}`,
  status: instanceStatus,
  isListed: isOnCanvas,
  actions: ({ key }, world, fits) => [
    group(
      'start',
      'Start a task here',
      world.taskDefinition
        .filter(({ status }) => status === 'ACTIVE')
        .map((definition) => {
          const label = `Start ${definition.family}:${definition.revision}`
          return gesture(itemOfDefinition(definition), key, world, fits, label)
        }),
    ),
    group('instance', null, faultActions('instance', key, world)),
  ],
}
