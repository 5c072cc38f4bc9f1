import * as z from 'zod'
import { cloudMapOperationNotFound } from '@/lib/aws/error'
import { toSeconds } from '@/lib/engine'
import { operation } from '@/lib/world/operation'

/** Where the answer of an operation names nothing but itself, this tells which namespace it has made. */
export const getOperation = operation({
  action: 'servicediscovery:GetOperation',
  readOnly: true,
  input: z.strictObject({ OperationId: z.string() }),
  perform({ world: { state } }, { OperationId }) {
    const made = [...state.namespaces.values()].find(({ operationId }) => operationId === OperationId)
    if (!made) throw cloudMapOperationNotFound(OperationId)
    const at = toSeconds(made.createdAt)
    return {
      Operation: {
        Id: OperationId,
        Type: 'CREATE_NAMESPACE',
        Status: 'SUCCESS',
        CreateDate: at,
        UpdateDate: at,
        Targets: { NAMESPACE: made.id },
      },
    }
  },
})
