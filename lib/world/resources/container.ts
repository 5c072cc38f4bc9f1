import type { ContainerStatus } from '@/lib/aws/vocabulary'
import { endProcess, startProcess } from '../lifecycle/containers'
import { pullImage } from '../lifecycle/images'
import type { Container } from '../records/tasks'
import { leaf, resource, top } from './resource'

export const container = resource<'container', Container>('container', {
  table: ({ containers }) => containers,
  project(world, record, chart) {
    record.lastStatus = top<ContainerStatus>(chart)
    record.step = leaf(chart)
    record.stepSince = chart.enteredAt
    record.stepUntil = chart.until
    const context = chart.context as { exitCode: number | null; reason: string | null }
    record.exitCode = context.exitCode
    record.reason = context.reason
    world.bus.changed('containers', record.arn)
  },
  effects: {
    pullImage,
    startProcess,
    listen: (world, record) => world.data.listen(record.arn),
    losePower: (world, record) => world.data.endProcess(record.arn),
    terminateProcess: (world, record) => world.data.terminate(record.arn),
    endProcess,
  },
  mark: (changes, { taskArn }) => changes.task(taskArn),
  status: ({ lastStatus }) => lastStatus,
})
