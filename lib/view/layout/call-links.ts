// Between which tasks calls run, from what services say of the last second. Pure.

import type { ServiceView, TaskView } from '@/lib/protocol'

/** With more pairs than this, lines would hide what they join; the dots run all the same. */
const LINKS_MAX = 80

export interface CallLink {
  readonly caller: TaskView
  readonly callee: TaskView
}

/** From task to task, also where a load balancer stands between: it is not drawn as part of the way. */
export function callLinks(services: readonly ServiceView[], tasks: readonly TaskView[]): readonly CallLink[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const links = services.flatMap(({ name, clusterName, connections }) => {
    const reached = (connections?.calls ?? []).filter(({ by }) => by !== 'none')
    const callees = [...new Set(reached.map(({ taskArn }) => taskArn))].flatMap(
      (key) => byKey.get(key ?? '') ?? [],
    )
    if (callees.length === 0) return []
    const callers = tasks.filter(
      (task) =>
        task.serviceName === name && task.clusterName === clusterName && task.lastStatus === 'RUNNING',
    )
    return callers.flatMap((caller) => callees.map((callee) => ({ caller, callee })))
  })
  return links.length > LINKS_MAX ? [] : links
}
