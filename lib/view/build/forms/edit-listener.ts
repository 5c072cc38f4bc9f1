import { actionFields, settleAction } from '../action-fields'
import { describedActions } from '../described'
import { type Json, textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'

const ACTION = 'DefaultActions[0]'

/** What ModifyListener can change. */
export const editListener: BuildForm = {
  title: 'Edit the listener',
  about: 'Its port, and what becomes of requests that no rule takes. Changes take effect at once.',
  needs: () => null,
  begin: ({ loadBalancer }, { key }) => {
    const found = loadBalancer.flatMap(({ listeners }) => listeners).find(({ arn }) => arn === key)
    if (found === undefined) return null
    const fallback = found.rules.at(-1)?.input as Readonly<Record<string, Json>> | undefined
    return {
      input: {
        ListenerArn: found.arn,
        Port: found.port,
        ...(found.sslPolicy !== null && { SslPolicy: found.sslPolicy }),
        DefaultActions: describedActions(fallback?.Actions),
      },
      more: { protocol: found.protocol },
    }
  },
  fields: (draft, world) => [
    { kind: 'number', at: 'Port', label: 'Port' },
    ...(draft.more.protocol === 'HTTPS'
      ? [{ kind: 'text', at: 'SslPolicy', label: 'Security policy' } as const]
      : []),
    ...actionFields(draft, ACTION, world),
  ],
  settle: (draft, world) => settleAction(draft, ACTION, world),
  name: (draft) => `${draft.more.protocol}:${textOf(valueAt(draft, 'Port'))}`,
  submit: () => 'Save the listener',
  main: ({ input }) => ({ action: 'elasticloadbalancing:ModifyListener', input }),
  commands: (draft) => [editListener.main(draft)],
}
