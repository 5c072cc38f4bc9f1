import { type Fault, refuse } from './fault'

/** As AWS FIS stops it. Menus have StopTask itself, with a reason. */
export const stopTaskFault: Fault = {
  label: 'Stop task',
  icon: 'stop',
  hint: 'Drop on a task. ECS stops it as StopTask does: SIGTERM first.',
  equivalent: 'FIS action aws:ecs:stop-task',
  isDanger: true,
  isHiddenInMenus: true,
  on: {
    task: ({ key, desiredStatus }) =>
      desiredStatus === 'STOPPED'
        ? refuse('is already stopping')
        : {
            allowed: true,
            text: 'stop this task',
            commands: [{ action: 'aws:ecs:stop-task', input: { targets: [key] } }],
          },
  },
}
