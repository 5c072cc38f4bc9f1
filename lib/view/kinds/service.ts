import { commands, faultActions, gesture, group, scalingForm } from '../carry/actions'
import { itemOfDefinition } from '../carry/items'
import { imageErrors, setDesiredCount } from '../carry/operations'
import { startOnProvider } from '../carry/provider-operations'
import { type Kind, PLAIN, SCALABLE_TABS } from './kind'

export const service: Kind<'service'> = {
  ...PLAIN,
  label: 'Service',
  tabs: SCALABLE_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `service ${name}`,
  status: ({ status }) => ({ text: status, tone: status === 'ACTIVE' ? 'good' : 'warning' }),
  isListed: ({ status }) => status !== 'INACTIVE',
  actions: (view, world, fits) => [
    group(
      'update',
      'Update to',
      world.taskDefinition
        .filter(({ status }) => status === 'ACTIVE')
        .map((definition) => {
          const name = `${definition.family}:${definition.revision}`
          return gesture(itemOfDefinition(definition), view.key, world, fits, name)
        }),
    ),
    group(
      'provider',
      'Start tasks on',
      world.capacityProvider
        .filter(({ clusterName }) => clusterName === view.clusterName)
        .map(({ name }) => ({
          ...commands(`provider ${name}`, `Capacity provider ${name}`, [startOnProvider(view, name)]),
          refused: view.capacityProviders.includes(name) ? 'starts its tasks there' : null,
        })),
    ),
    group('service', null, [
      commands('more', 'Add a task', [setDesiredCount(view, view.desiredCount + 1)]),
      {
        ...commands('less', 'Remove a task', [setDesiredCount(view, view.desiredCount - 1)]),
        refused: view.desiredCount === 0 ? 'has no tasks to remove' : null,
      },
      scalingForm(view.scaling === null ? 'Scale automatically…' : 'Add a scaling policy…', view.key),
      ...faultActions('service', view.key, world),
      commands('good-image', 'Restore good image', imageErrors(view, world.taskDefinition, 0)),
    ]),
  ],
}
