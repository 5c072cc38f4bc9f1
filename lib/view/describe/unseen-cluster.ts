// An instance without user data joins the cluster `default`; where all services are in another one it stays empty, and
// nothing on the canvas would say why.

import type { InstanceView, ServiceView, TaskView } from '@/lib/protocol'

interface Kinds {
  readonly instance: readonly Pick<InstanceView, 'key' | 'clusterName' | 'state'>[]
  readonly service: readonly Pick<ServiceView, 'clusterName'>[]
  readonly task: readonly Pick<TaskView, 'clusterName'>[]
}

/** Null when something runs in its cluster, or there is no other cluster in which something does. */
export function unseenClusterText(
  { clusterName }: Pick<InstanceView, 'clusterName'>,
  kinds: Pick<Kinds, 'service' | 'task'>,
): string | null {
  return textFor(clusterName, usedClusters(kinds))
}

/** The instances that this is so of, with what is to be said of each. */
export function unseenInstances({
  instance,
  ...kinds
}: Kinds): readonly { readonly key: string; readonly text: string }[] {
  const used = usedClusters(kinds)
  return instance.flatMap(({ key, state, clusterName }) => {
    const text = state === 'terminated' ? null : textFor(clusterName, used)
    return text === null ? [] : [{ key, text }]
  })
}

/** Those in which there is something, as they were made. */
function usedClusters({ service, task }: Pick<Kinds, 'service' | 'task'>): ReadonlySet<string> {
  const used = new Set<string>()
  for (const { clusterName } of service) used.add(clusterName)
  for (const { clusterName } of task) used.add(clusterName)
  return used
}

function textFor(clusterName: string | null, used: ReadonlySet<string>): string | null {
  const [first] = used
  if (clusterName === null || first === undefined || used.has(clusterName)) return null
  return `It is in the cluster ${clusterName}, which has no services or tasks: ${[...used].join(' and ')} will not place anything on it. To join ${first}, an instance has "echo ECS_CLUSTER=${first} >> /etc/ecs/ecs.config" in its user data.`
}
