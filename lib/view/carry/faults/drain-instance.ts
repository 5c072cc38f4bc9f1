import { setInstanceStatus } from '../operations'
import { type Fault, refuse } from './fault'

export const drainInstance: Fault = {
  label: 'Drain instance',
  icon: 'droplets',
  hint: 'Drop on an instance. Its service tasks are replaced elsewhere. Drop again to set it back to ACTIVE.',
  equivalent: 'aws ecs update-container-instances-state --status DRAINING',
  isDanger: false,
  on: {
    instance(instance) {
      const isDraining = instance.status === 'DRAINING'
      const command = setInstanceStatus(instance, isDraining ? 'ACTIVE' : 'DRAINING')
      if (command === null) return refuse('is not registered with a cluster')
      return isDraining
        ? {
            allowed: true,
            text: 'is draining: set it back to ACTIVE',
            word: 'Set back to ACTIVE',
            commands: [command],
          }
        : {
            allowed: true,
            text: 'drain it: no new tasks, and service tasks are replaced elsewhere',
            commands: [command],
          }
    },
  },
}
