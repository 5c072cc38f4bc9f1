import { AWSVPC_TRUNKING } from '@/lib/aws/ecs/account-settings'
import type { ClusterView } from '@/lib/protocol'
import type { Cluster } from '@/lib/world/records/tasks'
import { isPending } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { viewSource } from './view-source'

export const clusterSource = viewSource({
  table: ({ clusters }) => clusters,
  isShown: (_world, { status }) => status === 'ACTIVE',
  view: clusterView,
  subject: (_world, { name }) => ({
    describe: [['ecs:DescribeClusters', { clusters: [name] }]],
    charts: [],
  }),
})

function clusterView(
  { state }: World,
  { arn, name, capacityProviders, defaultStrategy }: Cluster,
): ClusterView {
  let instances = 0
  let running = 0
  let pending = 0
  for (const instance of state.containerInstances.values())
    if (instance.clusterArn === arn && instance.status !== 'INACTIVE') instances++
  for (const task of state.tasks.values()) {
    if (task.clusterArn !== arn) continue
    if (task.lastStatus === 'RUNNING') running++
    else if (isPending(task)) pending++
  }
  return {
    kind: 'cluster',
    key: arn,
    name,
    registeredContainerInstancesCount: instances,
    runningTasksCount: running,
    pendingTasksCount: pending,
    capacityProviders,
    defaultStrategy,
    awsvpcTrunking: state.accountSettings.get(AWSVPC_TRUNKING) ?? 'disabled',
  }
}
