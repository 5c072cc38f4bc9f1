import type { TaskView } from '@/lib/protocol'
import { commands, faultActions, gesture, group, type ThingAction } from '../carry/actions'
import { itemOfTask } from '../carry/items'
import { protectTask, stopTask, unprotectTask } from '../carry/operations'
import { shortId } from '../describe/format'
import { taskTone } from '../describe/words'
import { ALL_TABS, type Kind, PLAIN } from './kind'

function protection(view: TaskView): readonly ThingAction[] {
  if (view.serviceName === null || view.desiredStatus === 'STOPPED') return []
  return view.protectedUntil === null
    ? [commands('protect', 'Protect from scale-in', [protectTask(view)])]
    : [commands('unprotect', 'Remove scale-in protection', [unprotectTask(view)])]
}

export const task: Kind<'task'> = {
  ...PLAIN,
  label: 'Task',
  tabs: ALL_TABS,
  title: ({ taskDefinition, id }) => `${taskDefinition} · ${shortId(id)}`,
  spoken: ({ taskDefinition, id }) => `task ${shortId(id)} of ${taskDefinition}`,
  status: ({ lastStatus }) => ({ text: lastStatus, tone: taskTone(lastStatus) }),
  isListed: ({ lastStatus }) => lastStatus !== 'STOPPED',
  actions(view, world, fits) {
    if (view.lastStatus === 'STOPPED') return []
    const elsewhere = world.instance.filter(
      ({ key, state }) => key !== view.instanceId && state === 'running',
    )
    return [
      group(
        'move',
        'Move to',
        elsewhere.map(({ key, zone }) =>
          gesture(itemOfTask(view), key, world, fits, `${shortId(key)} in ${zone}`),
        ),
      ),
      group('task', null, [
        {
          ...commands('stop', 'Stop task', [stopTask(view, 'Stopped by user')]),
          refused: view.desiredStatus === 'STOPPED' ? 'is already stopping' : null,
        },
        ...protection(view),
        ...faultActions('task', view.key, world),
      ]),
    ]
  },
}
