import { faultActions, gesture, group } from '../carry/actions'
import { itemOfDefinition } from '../carry/items'
import { isGone, isOnCanvas } from '../describe/instance-look'
import { ALL_TABS, type Kind, PLAIN } from './kind'

export const instance: Kind<'instance'> = {
  ...PLAIN,
  label: 'Container instance',
  tabs: ALL_TABS,
  title: ({ key }) => key,
  spoken: ({ key }) => `instance ${key}`,
  status(view) {
    const { state, containerInstanceArn, agentConnected, agentReachable, status } = view
    if (isGone(view)) return { text: `gone, still ${status}`, tone: 'bad' }
    if (state !== 'running') return { text: state, tone: state === 'pending' ? 'busy' : 'bad' }
    if (containerInstanceArn === null) return { text: 'not registered', tone: 'busy' }
    if (!agentConnected) return { text: 'agent disconnected', tone: 'bad' }
    if (!agentReachable) return { text: 'agent silent', tone: 'warning' }
    return { text: status ?? 'running', tone: status === 'DRAINING' ? 'warning' : 'good' }
  },
  // So that a launched instance takes its place behind the others, after an undo or a reload too.
  rank: ({ launchedAt }) => launchedAt,
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
