import type { PlacementFilter } from './types'

/** The agent must be connected. ECS guide, api_failures_messages. */
export const filterAgent: PlacementFilter = ({ agentConnected }) =>
  agentConnected ? null : { code: 'AGENT', text: 'its agent is disconnected' }
