import * as z from 'zod'
import { namespaceOutput } from '@/lib/world/describe/servicediscovery/outputs'
import { operation } from '@/lib/world/operation'

export const listNamespaces = operation({
  action: 'servicediscovery:ListNamespaces',
  readOnly: true,
  ignores: ['NextToken', 'MaxResults', 'Filters'],
  input: z.strictObject({}),
  perform: ({ world: { state } }) => ({
    Namespaces: [...state.namespaces.values()].map((one) => namespaceOutput(state, one)),
  }),
})
