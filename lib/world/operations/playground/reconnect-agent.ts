import { operation } from '@/lib/world/operation'
import { change, input } from './agent-connection'

/** The agent can reach ECS again; it is connected once its zone is, too. */
export const reconnectAgent = operation({
  action: 'playground:ReconnectAgent',
  readOnly: false,
  input,
  perform: ({ world }, { containerInstance }) => change(world, containerInstance, false),
})
