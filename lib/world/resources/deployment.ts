import { ROLLOUT_REASON } from '@/lib/aws/ecs/messages'
import type { DeploymentStatus, RolloutState } from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import type { Deployment, Service } from '../records/services'
import type { World } from '../world'
import { resource } from './resource'

export const deployment = resource<'deployment', Deployment>('deployment', {
  table: ({ deployments }) => deployments,
  project(world, record, chart) {
    const regions = chart.value as { status: DeploymentStatus; rollout: RolloutState }
    record.status = regions.status
    record.rolloutState = regions.rollout
    record.updatedAt = world.engine.now
    world.bus.changed('deployments', record.id)
  },
  effects: {
    announceInProgress(_world, record) {
      record.rolloutStateReason = ROLLOUT_REASON.inProgress(record.id)
    },
    announceCompleted(world, record) {
      const service = serviceOf(world, record)
      record.rolloutStateReason = ROLLOUT_REASON.completed(record.id)
      service.lastCompletedDeploymentId = record.id
      const eventName = 'SERVICE_DEPLOYMENT_COMPLETED'
      world.bus.publish({ type: 'ECS Deployment State Change', service, deployment: record, eventName })
    },
    announceFailed(world, record) {
      record.rolloutStateReason = ROLLOUT_REASON.failed(existing(record.failure, `why ${record.id} failed`))
      const service = serviceOf(world, record)
      const eventName = 'SERVICE_DEPLOYMENT_FAILED'
      world.bus.publish({ type: 'ECS Deployment State Change', service, deployment: record, eventName })
    },
    retireDeployment(world, record) {
      const service = serviceOf(world, record)
      service.deploymentIds = service.deploymentIds.filter((id) => id !== record.id)
    },
  },
  mark: (changes, { serviceArn }) => changes.mark('service', serviceArn),
  status: ({ status, rolloutState }) => JSON.stringify({ status, rollout: rolloutState }),
  statusOf: (value) => JSON.stringify(value),
})

function serviceOf({ state }: World, { serviceArn }: Deployment): Service {
  return existing(state.services.get(serviceArn), `service ${serviceArn}`)
}
