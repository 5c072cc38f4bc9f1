// The entry of every worker, and the only file that knows it runs in one. All have one script, since nearly all of it is the simulation;
// a worker's name says what it is for.

import '@/lib/scenario/without-eval'
import type { WorkerRole } from '@/lib/protocol'
import { startAccessLog } from './access-log-role'
import { startExperiment } from './experiment-role'
import { startForecast } from './forecast-role'
import { startSimulation } from './simulation-role'

const ROLES: Readonly<Record<WorkerRole, () => void>> = {
  simulation: startSimulation,
  forecast: startForecast,
  experiment: startExperiment,
  'access-log': startAccessLog,
}

ROLES[self.name as WorkerRole]()
