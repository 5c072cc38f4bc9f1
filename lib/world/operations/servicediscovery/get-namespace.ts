import * as z from 'zod'
import { namespaceOutput } from '@/lib/world/describe/servicediscovery/outputs'
import { operation } from '@/lib/world/operation'
import { findNamespace } from './find'

export const getNamespace = operation({
  action: 'servicediscovery:GetNamespace',
  readOnly: true,
  input: z.strictObject({ Id: z.string() }),
  perform: ({ world: { state } }, { Id }) => ({
    Namespace: namespaceOutput(state, findNamespace(state, Id)),
  }),
})
