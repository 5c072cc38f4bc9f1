import { finalTasks } from '../lifecycle/revision-tasks'
import type { ServiceDeployment } from '../records/service-deployments'
import { resource, top } from './resource'

export const serviceDeployment = resource<'service-deployment', ServiceDeployment>('service-deployment', {
  table: ({ serviceDeployments }) => serviceDeployments,
  project(world, record, chart) {
    record.status = top(chart)
    record.updatedAt = world.engine.now
    world.bus.changed('serviceDeployments', record.arn)
  },
  effects: {
    noteStart(world, record) {
      record.startedAt = world.engine.now
    },
    noteEnd(world, record) {
      const { now } = world.engine
      record.finishedAt = now
      if (record.status === 'STOPPED') record.stoppedAt = now
      const { circuitBreaker, alarms } = record
      if (circuitBreaker.status === 'MONITORING')
        record.circuitBreaker = { ...circuitBreaker, status: 'MONITORING_COMPLETE' }
      if (alarms.status === 'MONITORING') record.alarms = { ...alarms, status: 'MONITORING_COMPLETE' }
      record.finalTasks = finalTasks(world, record)
    },
  },
  mark: (changes, { serviceArn }) => changes.mark('service', serviceArn),
  status: ({ status }) => status,
})
