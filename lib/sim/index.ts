export { RECENT_HISTORY } from '@/lib/world/history'
export { createSimulation, forkedSimulation, LocalSimulation, restoreSimulation } from './simulation'
export { sketchOf } from './sketch'
