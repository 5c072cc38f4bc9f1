import type { PlacementFilter } from './types'

/** The agent must be connected. ECS guide, api_failures_messages. */
export const filterAgent: PlacementFilter = {
  fits: ({ agentConnected }) => agentConnected,
  reason: () => ({ code: 'AGENT', text: 'its agent is disconnected' }),
}
