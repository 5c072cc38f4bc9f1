// What operations and controllers ask of resources: create the record, start its chart, send its chart an event. Nothing
// here decides what ought to happen; that is the caller's part.

export { createDeployment } from './lifecycle/deployments'
export {
  activateContainerInstance,
  deregisterContainerInstance,
  drainContainerInstance,
  launchInstance,
  setAgentCutOff,
  setZoneOutage,
  terminateInstance,
} from './lifecycle/instances'
export { createLoadBalancer, deregisterTarget, registerTarget } from './lifecycle/targets'
export { killContainer, startTask, stopTask } from './lifecycle/tasks'
export { fitsInstance } from './placement'
