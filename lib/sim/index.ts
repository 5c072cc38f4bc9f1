export {
  createSimulation,
  LocalSimulation,
  replaySimulation,
  restoreSimulation,
  type SimulationOptions,
} from './simulation'
export type { DispatchResult, FrameBody, Simulation } from './types'
