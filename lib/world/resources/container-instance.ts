import { STOPPED_REASON } from '@/lib/aws/ecs/messages'
import type { ContainerInstanceStatus } from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import type { ChartSnapshot } from '../chart-driver'
import { reportContainers, stopContainers } from '../lifecycle/containers'
import { liveTasksOn } from '../lifecycle/lookup'
import type { ContainerInstance } from '../records/tasks'
import type { World } from '../world'
import { nested, resource } from './resource'

export const containerInstance = resource<'container-instance', ContainerInstance>('container-instance', {
  table: ({ containerInstances }) => containerInstances,
  project,
  effects: {
    loseTasks(world, record) {
      const host = existing(world.state.instances.get(record.instanceId), `instance ${record.instanceId}`)
      const terminated = host.state === 'shutting-down' || host.state === 'terminated'
      for (const task of liveTasksOn(world, record.instanceId)) {
        world.tasks.unwant(task)
        task.stoppedReason ??= terminated
          ? STOPPED_REASON.hostTerminated(host.id)
          : STOPPED_REASON.deregistrationForced()
        world.charts.send('task', task.arn, { type: 'host.lost' })
      }
      host.containerInstanceArn = terminated ? host.containerInstanceArn : null
    },
    /** The agent is back: what was asked for in the meantime happens now. */
    synchronizeAgent(world, record) {
      for (const task of liveTasksOn(world, record.instanceId)) {
        if (task.lastStatus === 'STOPPING') stopContainers(world, task)
        reportContainers(world, task)
      }
    },
  },
  mark: (changes, { instanceId }) => changes.instance(instanceId),
  status: ({ status, agentConnected }) =>
    status === 'INACTIVE'
      ? 'INACTIVE'
      : JSON.stringify({ REGISTERED: { status, agent: agentConnected ? 'connected' : 'disconnected' } }),
  statusOf: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
})

function project(world: World, record: ContainerInstance, chart: ChartSnapshot): void {
  const regions = nested(chart, 'REGISTERED')
  const status = regions ? (regions.status as ContainerInstanceStatus) : 'INACTIVE'
  const agentConnected = regions?.agent === 'connected'
  if (status === record.status && agentConnected === record.agentConnected) return
  const before = { status: record.status, agentConnected: record.agentConnected }
  record.status = status
  record.agentConnected = agentConnected
  if (status !== before.status) world.tasks.allOnHostChanged(record.instanceId)
  world.bus.changed('containerInstances', record.arn)
  world.bus.publish({ type: 'ECS Container Instance State Change', containerInstance: record, before })
}
