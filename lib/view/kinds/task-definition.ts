import { gesture, group } from '../carry/actions'
import { itemOfDefinition } from '../carry/items'
import { shortId } from '../describe/format'
import { type Kind, PLAIN } from './kind'

export const taskDefinition: Kind<'taskDefinition'> = {
  ...PLAIN,
  label: 'Task definition',
  title: ({ family, revision }) => `${family}:${revision}`,
  spoken: ({ family, revision }) => `task definition ${family}:${revision}`,
  status: ({ status }) => ({ text: status, tone: status === 'ACTIVE' ? 'good' : 'neutral' }),
  isListed: ({ status }) => status === 'ACTIVE',
  actions: (view, world, fits) => [
    group(
      'start',
      'Start on',
      world.instance
        .filter(({ state }) => state === 'running')
        .map(({ key, zone }) =>
          gesture(itemOfDefinition(view), key, world, fits, `${shortId(key)} in ${zone}`),
        ),
    ),
    group(
      'update',
      'Update service',
      world.service.map(({ key, name }) => gesture(itemOfDefinition(view), key, world, fits, name)),
    ),
  ],
}
