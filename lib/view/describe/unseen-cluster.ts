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
  { service, task }: Pick<Kinds, 'service' | 'task'>,
): string | null {
  if (clusterName === null) return null
  const used = [...new Set([...service, ...task].map((thing) => thing.clusterName))]
  const [first] = used
  if (first === undefined || used.includes(clusterName)) return null
  return `It is in the cluster ${clusterName}, which has no services or tasks: ${used.join(' and ')} will not place anything on it. To join ${first}, an instance has "echo ECS_CLUSTER=${first} >> /etc/ecs/ecs.config" in its user data.`
}

/** The instances that this is so of, with what is to be said of each. */
export function unseenInstances({
  instance,
  ...kinds
}: Kinds): readonly { readonly key: string; readonly text: string }[] {
  return instance.flatMap((view) => {
    const text = view.state === 'terminated' ? null : unseenClusterText(view, kinds)
    return text === null ? [] : [{ key: view.key, text }]
  })
}
