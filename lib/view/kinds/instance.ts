import { faultActions, gesture, group } from '../carry/actions'
import { itemOfDefinition } from '../carry/items'
import { ALL_TABS, type Kind, PLAIN } from './kind'

export const instance: Kind<'instance'> = {
  ...PLAIN,
  label: 'Container instance',
  tabs: ALL_TABS,
  title: ({ key }) => key,
  spoken: ({ key }) => `instance ${key}`,
  status({ state, agentConnected, status }) {
    if (state !== 'running') return { text: state, tone: state === 'pending' ? 'busy' : 'bad' }
    if (!agentConnected) return { text: 'agent disconnected', tone: 'bad' }
    return { text: status ?? 'running', tone: status === 'DRAINING' ? 'warning' : 'good' }
  },
  // So that a launched instance takes its place behind the others, after an undo or a reload too.
  rank: ({ launchedAt }) => launchedAt,
  isListed: ({ state }) => state !== 'terminated',
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
