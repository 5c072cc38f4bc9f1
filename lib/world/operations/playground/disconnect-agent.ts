import { operation } from '@/lib/world/operation'
import { change, input } from './agent-connection'

/** One ECS agent loses its connection to ECS, as when its process hangs or a route is missing. AWS has no API for that. */
export const disconnectAgent = operation({
  action: 'playground:DisconnectAgent',
  readOnly: false,
  input,
  perform: ({ world }, { containerInstance }) => change(world, containerInstance, true),
})
