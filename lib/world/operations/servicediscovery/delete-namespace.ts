import * as z from 'zod'
import { cloudMapResourceInUse } from '@/lib/aws/error'
import { cloudMapId } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import { findNamespace } from './find'

export const deleteNamespace = operation({
  action: 'servicediscovery:DeleteNamespace',
  readOnly: false,
  input: z.strictObject({ Id: z.string() }),
  perform({ world }, { Id }) {
    const { state } = world
    const { id } = findNamespace(state, Id)
    const hasServices = [...state.discoveryServices.values()].some(({ namespaceId }) => namespaceId === id)
    if (hasServices) throw cloudMapResourceInUse('Namespace has associated services')
    if (
      [...state.services.values()].some(
        ({ status, serviceConnect }) => status !== 'INACTIVE' && serviceConnect?.namespaceId === id,
      )
    )
      throw cloudMapResourceInUse('Namespace is used by Service Connect of an ECS service')
    state.namespaces.delete(id)
    world.bus.changed('namespaces', id)
    return { OperationId: cloudMapId(world, 'operation') }
  },
})
