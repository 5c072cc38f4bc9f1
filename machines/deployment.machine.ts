// A rolling deployment of a service: which one it is among the service's deployments, and how its rollout stands. The
// service scheduler does the work and reports what it has found.

import { setup } from 'xstate'
import { effect } from './effect'

export type DeploymentEvent =
  | { type: 'superseded' }
  | { type: 'drained' }
  | { type: 'steady.state.reached' }
  | { type: 'circuit.breaker.tripped' }
  /** Somebody stops the service deployment, with a rollback or without. */
  | { type: 'stop.requested' }
  | { type: 'rolled.back.to' }

export const deploymentMachine = setup({
  types: {} as { context: Record<string, never>; events: DeploymentEvent },
  actions: {
    announceInProgress: effect(),
    announceCompleted: effect(),
    announceFailed: effect(),
    retireDeployment: effect(),
  },
}).createMachine({
  id: 'deployment',
  context: {},
  type: 'parallel',
  options: { maxIterations: 20 },
  states: {
    status: {
      description: 'Role of this deployment in its service.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html' },
      initial: 'PRIMARY',
      states: {
        PRIMARY: {
          description: 'The newest deployment: ECS starts its tasks.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html' },
          on: { superseded: { target: 'ACTIVE' } },
        },
        ACTIVE: {
          description: 'An older deployment that still has tasks; ECS replaces them.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html' },
          on: { drained: { target: 'INACTIVE' }, 'rolled.back.to': { target: 'PRIMARY' } },
        },
        INACTIVE: {
          description: 'Fully replaced.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html' },
          entry: { type: 'retireDeployment' },
          on: { 'rolled.back.to': { target: 'PRIMARY' } },
        },
      },
    },
    rollout: {
      description: 'Progress of the rollout.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html' },
      initial: 'IN_PROGRESS',
      states: {
        IN_PROGRESS: {
          description:
            'ECS starts new tasks and stops older ones within the limits of the deployment configuration.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html',
          },
          entry: { type: 'announceInProgress' },
          on: {
            'steady.state.reached': { target: 'COMPLETED' },
            'circuit.breaker.tripped': { target: 'FAILED' },
            'stop.requested': { target: 'FAILED' },
          },
        },
        COMPLETED: {
          description: 'All tasks run and are healthy, and no other deployment has tasks.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html' },
          entry: { type: 'announceCompleted' },
          on: { 'rolled.back.to': { target: 'IN_PROGRESS' } },
        },
        FAILED: {
          description:
            'The deployment circuit breaker counted too many failures, or somebody stopped the deployment.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
          },
          entry: { type: 'announceFailed' },
          on: { 'rolled.back.to': { target: 'IN_PROGRESS' } },
        },
      },
    },
  },
})
