export { parseScenario } from './parse-scenario'
export type { Scenario, ScenarioOperation, ScenarioTraffic } from './scenario'
export { ScenarioError } from './scenario-error'
