import type { CapacityProviderView, TaskView } from '@/lib/protocol'
import type { ScalingSubject } from './subject'

/** The providers whose instances the tasks of a service wait for, or the one that stands before a group. */
export function awaitedProviders(
  subject: ScalingSubject,
  providers: readonly CapacityProviderView[],
  tasks: readonly TaskView[],
): readonly CapacityProviderView[] {
  if (subject.kind !== 'service') return providers.filter(({ group }) => group.name === subject.name)
  const names = new Set(
    tasks
      .filter(
        ({ serviceName, clusterName, lastStatus, noRoom }) =>
          serviceName === subject.name &&
          clusterName === subject.clusterName &&
          lastStatus === 'PROVISIONING' &&
          noRoom !== null,
      )
      .map(({ capacityProvider }) => capacityProvider),
  )
  return providers.filter(({ name }) => names.has(name))
}
