// A service deployment: what ECS tells of one attempt to bring a revision of a service about, its rollback included. The
// deployments of the service do the work, each with a chart of its own; whoever moves them tells this one.

import { setup } from 'xstate'
import { effect } from './effect'

export interface ServiceDeploymentInput {
  /** From its creation until it starts, and from the request to stop until it has stopped. */
  readonly startMs: number
  readonly stopMs: number
}

export type ServiceDeploymentEvent =
  /** The service scheduler looks at the service. */
  | { type: 'begun' }
  /** The service has reached a steady state with what was to run. */
  | { type: 'completed' }
  | { type: 'rollback.requested' }
  /** The service goes back to an earlier revision. */
  | { type: 'rollback.begun' }
  /** It has failed and does not go back, somebody aborts it, or another one takes its place. */
  | { type: 'stop' }

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'

export const serviceDeploymentMachine = setup({
  types: {} as {
    context: ServiceDeploymentInput
    input: ServiceDeploymentInput | undefined
    events: ServiceDeploymentEvent
  },
  delays: {
    startDelay: ({ context }) => context.startMs,
    stopDelay: ({ context }) => context.stopMs,
  },
  actions: {
    noteStart: effect(),
    noteEnd: effect(),
  },
}).createMachine({
  id: 'service-deployment',
  context: ({ input }) => input ?? { startMs: 0, stopMs: 0 },
  initial: 'PENDING',
  options: { maxIterations: 20 },
  states: {
    PENDING: {
      description: 'It has been created, but has not started.',
      meta: { docs: `${GUIDE}/service-deployment.html` },
      after: { startDelay: { target: 'IN_PROGRESS' } },
      on: {
        begun: { target: 'IN_PROGRESS' },
        'rollback.requested': { target: 'ROLLBACK_REQUESTED' },
        stop: { target: 'STOP_REQUESTED' },
      },
    },
    IN_PROGRESS: {
      description: 'ECS replaces the tasks of the service by those of the target revision.',
      meta: { docs: `${GUIDE}/service-deployment.html` },
      entry: { type: 'noteStart' },
      on: {
        completed: { target: 'SUCCESSFUL' },
        'rollback.requested': { target: 'ROLLBACK_REQUESTED' },
        'rollback.begun': { target: 'ROLLBACK_IN_PROGRESS' },
        stop: { target: 'STOP_REQUESTED' },
      },
    },
    STOP_REQUESTED: {
      description:
        'Another service deployment has begun, or this one failed or was aborted without a rollback.',
      meta: { docs: `${GUIDE}/stop-service-deployment.html` },
      after: { stopDelay: { target: 'STOPPED' } },
    },
    ROLLBACK_REQUESTED: {
      description: 'Somebody asked for a rollback, which the service scheduler begins at its next look.',
      meta: { docs: `${GUIDE}/stop-service-deployment.html` },
      on: { 'rollback.begun': { target: 'ROLLBACK_IN_PROGRESS' }, stop: { target: 'STOPPED' } },
    },
    ROLLBACK_IN_PROGRESS: {
      description: 'ECS brings back the last revision whose deployment was completed.',
      meta: { docs: `${GUIDE}/service-deployment.html` },
      on: { completed: { target: 'ROLLBACK_SUCCESSFUL' }, stop: { target: 'ROLLBACK_FAILED' } },
    },
    SUCCESSFUL: {
      description: 'The service runs the target revision.',
      meta: { docs: `${GUIDE}/service-deployment.html` },
      type: 'final',
      entry: { type: 'noteEnd' },
    },
    STOPPED: {
      description: 'It has ended before it was complete, and was not rolled back.',
      meta: { docs: `${GUIDE}/stop-service-deployment.html` },
      type: 'final',
      entry: { type: 'noteEnd' },
    },
    ROLLBACK_SUCCESSFUL: {
      description: 'The service runs the earlier revision again.',
      meta: { docs: `${GUIDE}/service-deployment.html` },
      type: 'final',
      entry: { type: 'noteEnd' },
    },
    ROLLBACK_FAILED: {
      description: 'There was nothing to go back to, or that failed too.',
      meta: { docs: `${GUIDE}/service-deployment.html` },
      type: 'final',
      entry: { type: 'noteEnd' },
    },
  },
})
