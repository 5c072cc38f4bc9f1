export { createSimulation, LocalSimulation, restoreSimulation } from './simulation'
