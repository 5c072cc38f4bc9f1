import { type Fault, refuse } from './fault'

export const disconnectAgent: Fault = {
  label: 'Disconnect agent',
  icon: 'unplug',
  hint: 'Drop on an instance. Its ECS agent loses its connection: tasks keep running, but ECS cannot place or stop any. Drop again to reconnect it.',
  equivalent: 'an agent that hangs or has no route to ECS (there is no API for it)',
  isDanger: true,
  on: {
    instance({ containerInstanceArn, agentReachable, state, zone }, world) {
      if (containerInstanceArn === null) return refuse('is not registered with a cluster')
      if (state === 'shutting-down' || state === 'terminated')
        return refuse('is being terminated: its agent does not come back')
      const input = { containerInstance: containerInstanceArn }
      if (agentReachable) {
        const text = 'disconnect its agent: tasks keep running, but ECS cannot reach them'
        return { allowed: true, text, commands: [{ action: 'playground:DisconnectAgent', input }] }
      }
      // While its zone is out the agent has no network either way.
      if (world.zone.some((one) => one.key === zone && one.outage))
        return refuse(`has no network: ${zone} has an outage`)
      return {
        allowed: true,
        text: 'reconnect its agent',
        word: 'Reconnect agent',
        commands: [{ action: 'playground:ReconnectAgent', input }],
      }
    },
  },
}
