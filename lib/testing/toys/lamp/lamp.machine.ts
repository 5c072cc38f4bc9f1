import { setup } from 'xstate'
import { effect } from '@/machines/effect'

export const lampMachine = setup({
  types: {} as {
    context: { readonly warmUpMs: number }
    input: { readonly warmUpMs: number }
    events: { type: 'switch.on' } | { type: 'switch.off' }
  },
  actions: { shine: effect<{ readonly lumens: number }>() },
  delays: { warmUp: ({ context }) => context.warmUpMs },
}).createMachine({
  id: 'lamp',
  context: ({ input }) => ({ warmUpMs: input.warmUpMs }),
  initial: 'OFF',
  states: {
    OFF: { on: { 'switch.on': 'WARMING' } },
    WARMING: { after: { warmUp: 'ON' }, on: { 'switch.off': 'OFF' } },
    ON: { entry: { type: 'shine', params: { lumens: 800 } }, on: { 'switch.off': 'OFF' } },
  },
})
