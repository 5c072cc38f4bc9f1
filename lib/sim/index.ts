export { RECENT_HISTORY } from '@/lib/world/history'
export { createSimulation, LocalSimulation, restoreSimulation } from './simulation'
