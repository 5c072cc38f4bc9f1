// One (instance, port) in one target group. The health checker counts results; a crossed threshold arrives as an event.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface TargetInput {
  readonly registrationMs: number
  readonly deregistrationDelayMs: number
}

export interface TargetContext extends TargetInput {
  readonly reason: string | null
  readonly description: string | null
}

export type TargetEvent =
  | { type: 'health.passed' }
  | { type: 'health.failed'; reason: string; description: string }
  | { type: 'not.in.use'; reason: string; description: string }
  | { type: 'deregister'; delayMs: number }
  | { type: 'register' }

export const targetMachine = setup({
  types: {} as { context: TargetContext; input: TargetInput | undefined; events: TargetEvent },
  delays: {
    registrationDelay: ({ context }) => context.registrationMs,
    deregistrationDelay: ({ context }) => context.deregistrationDelayMs,
  },
  actions: {
    startHealthChecks: effect(),
    stopHealthChecks: effect(),
    closeTarget: effect(),
    recordFailure: assign(({ event, context }) =>
      event.type === 'health.failed' || event.type === 'not.in.use'
        ? { reason: event.reason, description: event.description }
        : { reason: context.reason },
    ),
    recordDelay: assign(({ event, context }) => ({
      deregistrationDelayMs: event.type === 'deregister' ? event.delayMs : context.deregistrationDelayMs,
    })),
  },
}).createMachine({
  id: 'target',
  context: ({ input }) => ({
    ...(input ?? { registrationMs: 0, deregistrationDelayMs: 0 }),
    reason: null,
    description: null,
  }),
  initial: 'initial',
  options: { maxIterations: 20 },
  states: {
    initial: {
      description: 'Registered; receives no traffic until its first health check passes.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
      },
      initial: 'registering',
      on: {
        deregister: { target: 'draining', actions: { type: 'recordDelay' } },
        'health.passed': { target: 'healthy' },
        'health.failed': { target: 'unhealthy', actions: { type: 'recordFailure' } },
        'not.in.use': { target: '.notInUse', actions: { type: 'recordFailure' } },
      },
      states: {
        registering: {
          description: 'Elb.RegistrationInProgress',
          meta: {
            docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
          },
          after: { registrationDelay: { target: 'checking' } },
        },
        checking: {
          description: 'Elb.InitialHealthChecking: one success is enough.',
          meta: {
            docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
          },
          entry: { type: 'startHealthChecks' },
        },
        notInUse: {
          description:
            'Target.NotInUse: no rule forwards to its group, or its zone is not enabled. AWS shows it as unused.',
          meta: {
            docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
          },
        },
      },
    },
    healthy: {
      description: 'Receives traffic.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
      },
      on: {
        deregister: { target: 'draining', actions: { type: 'recordDelay' } },
        'health.failed': { target: 'unhealthy', actions: { type: 'recordFailure' } },
        'not.in.use': { target: '#target.initial.notInUse', actions: { type: 'recordFailure' } },
      },
    },
    unhealthy: {
      description: 'Failed as many checks in a row as the unhealthy threshold.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
      },
      on: {
        deregister: { target: 'draining', actions: { type: 'recordDelay' } },
        'health.passed': { target: 'healthy' },
        'health.failed': { actions: { type: 'recordFailure' } },
        'not.in.use': { target: '#target.initial.notInUse', actions: { type: 'recordFailure' } },
      },
    },
    draining: {
      description:
        'Receives no new requests; requests in flight can finish until the deregistration delay ends.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay',
      },
      entry: { type: 'stopHealthChecks' },
      after: { deregistrationDelay: { target: 'unused' } },
      on: { register: { target: 'initial' } },
    },
    unused: {
      description: 'No longer registered.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
      },
      type: 'final',
      entry: { type: 'closeTarget' },
    },
  },
})
