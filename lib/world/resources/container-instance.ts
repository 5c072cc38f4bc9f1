import { STOPPED_REASON } from '@/lib/aws/ecs/messages'
import type { ContainerInstanceStatus } from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import type { ChartSnapshot } from '../chart-driver'
import { reportContainers, stopContainers } from '../lifecycle/containers'
import { pullUnheard } from '../lifecycle/images'
import { liveTasksOn } from '../lifecycle/lookup'
import type { AgentLink, ContainerInstance } from '../records/tasks'
import type { World } from '../world'
import { nested, resource } from './resource'

export const containerInstance = resource<'container-instance', ContainerInstance>('container-instance', {
  table: ({ containerInstances }) => containerInstances,
  project,
  effects: {
    loseTasks(world, record, { because }) {
      const host = existing(world.state.instances.get(record.instanceId), `instance ${record.instanceId}`)
      for (const task of liveTasksOn(world, record.instanceId)) {
        world.tasks.unwant(task)
        task.stoppedReason ??=
          because === 'terminated'
            ? STOPPED_REASON.hostTerminated(host.id)
            : STOPPED_REASON.deregistrationForced()
        world.charts.send('task', task.arn, { type: 'host.lost' })
      }
      // It may register anew while it runs.
      if (host.state === 'running') host.containerInstanceArn = null
    },
    /** The agent is back: what was asked for in the meantime happens now. */
    synchronizeAgent(world, record) {
      for (const task of liveTasksOn(world, record.instanceId)) {
        if (task.lastStatus === 'STOPPING') stopContainers(world, task)
        else pullUnheard(world, task)
        reportContainers(world, task)
      }
    },
  },
  mark: (changes, { instanceId }) => changes.instance(instanceId),
  status: ({ status, agent }) =>
    status === 'INACTIVE' ? 'INACTIVE' : JSON.stringify({ REGISTERED: { status, agent } }),
  statusOf: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
})

function project(world: World, record: ContainerInstance, chart: ChartSnapshot): void {
  const regions = nested(chart, 'REGISTERED')
  const status = regions ? (regions.status as ContainerInstanceStatus) : 'INACTIVE'
  const agent = regions ? (regions.agent as AgentLink) : 'disconnected'
  if (status === record.status && agent === record.agent) return
  const { status: statusBefore, agentConnected: connectedBefore } = record
  record.status = status
  record.agent = agent
  if (agent === 'connected') record.unheardSince = null
  else record.unheardSince ??= world.engine.now
  // While it is silent ECS does not know better.
  record.agentConnected = agent === 'connected' || agent === 'silent'
  if (status !== statusBefore) world.tasks.allOnHostChanged(record.instanceId)
  world.bus.changed('containerInstances', record.arn)
  if (status === statusBefore && record.agentConnected === connectedBefore) return
  const before = { status: statusBefore, agentConnected: connectedBefore }
  world.bus.publish({ type: 'ECS Container Instance State Change', containerInstance: record, before })
}
