import { describe, expect, it } from 'vitest'
import * as messages from './messages'

const ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef'

describe('service events are in the words of DescribeServices', () => {
  it.each([
    [messages.startedTasks('api', ['83', '84']), '(service api) has started 2 tasks: (task 83) (task 84).'],
    [
      messages.startedTasks('api', ['83'], 1),
      '(service api) has started 1 tasks: (task 83). Amazon ECS replaced 1 tasks due to an unhealthy status.',
    ],
    [
      messages.registeredTargets('api', 1, ARN),
      `(service api) registered 1 targets in (target-group ${ARN})`,
    ],
    [messages.stoppedRunningTasks('api', ['9d']), '(service api) has stopped 1 running tasks: (task 9d).'],
    [messages.stoppedPendingTasks('api', 2), '(service api) stopped 2 pending tasks.'],
    [
      messages.deregisteredTargets('api', 2, ARN),
      `(service api) deregistered 2 targets in (target-group ${ARN})`,
    ],
    [
      messages.drainingTasks('api', 'ecs-svc/1', 2),
      '(service api, taskSet ecs-svc/1) has begun draining connections on 2 tasks.',
    ],
    [
      messages.deploymentCompleted('api', 'ecs-svc/1'),
      '(service api) (deployment ecs-svc/1) deployment completed.',
    ],
    [messages.steadyState('api'), '(service api) has reached a steady state.'],
    [
      messages.unhealthyTarget(
        'api',
        'a1b2',
        'i-1',
        32875,
        ARN,
        messages.HEALTH_REASON.responseCodeMismatch([400]),
      ),
      `(service api) (task a1b2) (instance i-1) (port 32875) is unhealthy in (target-group ${ARN}) due to (reason Health checks failed with these codes: [400])`,
    ],
    [
      messages.deploymentFailed('api', 'ecs-svc/2', 'circuit breaker'),
      '(service api) (deployment ecs-svc/2) deployment failed: tasks failed to start.',
    ],
    [messages.rollingBack('api', 'ecs-svc/1'), '(service api) rolling back to deployment ecs-svc/1.'],
    [
      messages.deploymentStuck('api'),
      '(service api) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ],
    [messages.throttled('api'), '(service api) is unable to consistently start tasks successfully.'],
  ])('%s', (message, expected) => {
    expect(message).toBe(expected)
  })
})

describe('unableToPlace', () => {
  const start =
    '(service api) was unable to place a task because no container instance met all of its requirements.'
  it.each([
    ['RESOURCE:CPU', 'The closest matching container-instance 7f has insufficient CPU units available.'],
    [
      'RESOURCE:MEMORY',
      'The closest matching (container-instance 7f) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ],
    [
      'RESOURCE:PORTS',
      'The closest matching (container-instance 7f) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ],
    ['AGENT', 'The closest matching container-instance 7f encountered error "AGENT".'],
    [
      'ATTRIBUTE',
      'The closest matching (container-instance 7f) is missing an attribute required by your task.',
    ],
    [
      messages.MEMBER_OF_UNSATISFIED,
      'The closest matching (container-instance 7f) encountered error "MemberOf placement constraint unsatisfied.". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ],
  ])('%s', (code, expected) => {
    expect(messages.unableToPlace('api', { code, containerInstanceId: '7f' })).toBe(`${start} ${expected}`)
  })

  it('says that the cluster is empty', () => {
    expect(messages.unableToPlace('api', null)).toBe(
      `${start} Reason: No Container Instances were found in your cluster.`,
    )
  })
})
