'use client'

import { useKind } from '@/components/hooks/use-view'
import type { ServiceView } from '@/lib/protocol'
import { plural } from '@/lib/view/describe/format'
import { providerKey } from '@/lib/view/kinds/keys'
import { KeyLink } from './key-link'

/** Tasks of a service that no instance of their capacity provider has room for; they count as pending. */
export function ProvisioningNote({ service }: { readonly service: ServiceView }) {
  const tasks = useKind('task').filter(
    ({ serviceName, clusterName, lastStatus, noRoom }) =>
      serviceName === service.name &&
      clusterName === service.clusterName &&
      lastStatus === 'PROVISIONING' &&
      noRoom !== null,
  )
  const provider = tasks[0]?.capacityProvider ?? null
  if (provider === null) return null
  return (
    <p role="status" className="mt-2 rounded-md bg-surface-2 px-2 py-1.5 text-sm">
      <strong className="font-semibold">PROVISIONING:</strong>{' '}
      {plural(tasks.length, 'task finds', 'tasks find')} no room on{' '}
      <KeyLink to={providerKey(provider)}>{provider}</KeyLink>
    </p>
  )
}
