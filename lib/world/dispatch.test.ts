import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, UNMODELLED_ACTIONS } from '@/lib/aws/actions'
import { AssertionError } from '@/lib/engine'
import { tablesOf } from '@/lib/testing/refusals'
import { createTestWorld } from '@/lib/testing/test-world'
import { dispatch } from './dispatch'
import { ALL_OPERATIONS } from './operations/all-operations'

const errorOf = (action: string, input: Readonly<Record<string, unknown>>) => {
  const done = createTestWorld().attempt(action, input)
  return done.ok ? null : done.error
}

describe('The registry', () => {
  it('has exactly the actions that scenario files may name', () => {
    expect(ALL_OPERATIONS.map(({ action }) => action).sort()).toEqual([...ACTIONS].sort())
  })
})

describe('An unknown action', () => {
  it.each([
    ['ecs:UpdateServices', /did you mean ecs:UpdateService\?/],
    ['ec2:CreateTargetGroup', /did you mean elasticloadbalancing:CreateTargetGroup\?/],
    ['CreateService', /did you mean ecs:CreateService, servicediscovery:CreateService\?/],
    ['s3:PutObject', /^The action s3:PutObject is not known here$/],
    ['__proto__', /not known/],
  ])('%s names what is near', (action, says) => {
    const error = errorOf(action, {})
    expect(error?.code).toBe('InvalidAction')
    expect(error?.message).toMatch(says)
  })
})

describe('An operation that AWS has and the model has not', () => {
  it.each([
    ['ecs:TagResource', /^The action ecs:TagResource is not modelled here$/],
    [
      'ecs:DescribeTaskSets',
      /^The action ecs:DescribeTaskSets is not modelled here; the nearest here: ecs:DescribeTasks, /,
    ],
    ['ec2:StopInstances', /; the nearest here: .*ec2:TerminateInstances/],
    [
      'autoscaling:StartInstanceRefresh',
      /is not modelled here; use autoscaling:TerminateInstanceInAutoScalingGroup on one instance after another/,
    ],
    ['cloudwatch:PutCompositeAlarm', /is not modelled here; use cloudwatch:PutMetricAlarm for each metric/],
    ['elasticloadbalancing:SetSecurityGroups', /is not modelled here/],
    ['ecr:DeleteRepository', /nearest here: ecr:CreateRepository, ecr:DescribeRepositories$/],
  ])('%s is known by name, and named is what is about the same', (action, says) => {
    const error = errorOf(action, {})
    expect(error?.code).toBe('InvalidAction')
    expect(error?.message).toMatch(says)
  })

  it('is none of those that are modelled', () => {
    expect(ACTIONS.filter((action) => UNMODELLED_ACTIONS.has(action))).toEqual([])
  })
})

describe('An input of the wrong shape', () => {
  it.each([
    [
      'ecs:CreateCluster',
      { clusterName: 3 },
      'InvalidParameterException',
      /^clusterName must be a string, not 3/,
    ],
    [
      'ecs:CreateCluster',
      { clustername: 'a' },
      'InvalidParameterException',
      /^clustername is not known here; did you mean clusterName/,
    ],
    ['elasticloadbalancing:CreateTargetGroup', { Name: 3 }, 'ValidationError', /^Name must be a string/],
    ['ec2:TerminateInstances', {}, 'InvalidParameterValue', /^InstanceIds is missing/],
    [
      'ec2:AuthorizeSecurityGroupIngress',
      { IpPermissions: [{ IpProtocol: 'tcp', IpRange: [] }] },
      'InvalidParameterValue',
      /^IpPermissions\[0\]\.IpRange is not known here; did you mean IpRanges/,
    ],
    ['ecr:PutImage', { imageTag: 'a' }, 'InvalidParameterException', /^repositoryName is missing/],
    ['playground:SetTraffic', { name: '' }, 'ValidationException', /^name must have at least 1/],
  ])('%s %j is told with its path in the words of its service', (action, input, code, says) => {
    const error = errorOf(action, input)
    expect(error?.code).toBe(code)
    expect(error?.message).toMatch(says)
  })
})

describe('The command log', () => {
  it('has every command, accepted or refused, with its command line', () => {
    const { world } = createTestWorld()
    dispatch(world, { action: 'ecs:CreateCluster', input: { clusterName: 'demo' } }, 'scenario')
    dispatch(world, { action: 'ecs:StopTask', input: { task: 'x' } }, 'user')
    expect(world.log.commands).toMatchObject([
      {
        action: 'ecs:CreateCluster',
        origin: 'scenario',
        error: null,
        commandLine: 'aws ecs create-cluster --cluster-name demo',
      },
      { action: 'ecs:StopTask', origin: 'user', error: { code: expect.any(String) } },
    ])
  })
})

describe('A broken assumption of the simulation', () => {
  it('is not answered as if AWS had refused', () => {
    const { world } = createTestWorld()
    const broken = Object.create(world, {
      state: {
        get() {
          throw new AssertionError('broken')
        },
      },
    }) as typeof world
    expect(() => dispatch(broken, { action: 'ecs:CreateCluster', input: {} }, 'user')).toThrow(AssertionError)
  })
})

describe('Any input whatever', () => {
  const anything = fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        'cluster',
        'Name',
        'Targets',
        'InstanceIds',
        'name',
        'GroupId',
        'Filters',
        'task',
        'Port',
      ),
      fc.string(),
    ),
    fc.jsonValue({ maxDepth: 3 }),
    { maxKeys: 4 },
  )

  it('is accepted or refused, and a refusal changes nothing', () => {
    const test = createTestWorld()
    fc.assert(
      fc.property(fc.constantFrom(...ACTIONS), anything, (action, input) => {
        const before = tablesOf(test)
        const done = dispatch(test.world, { action, input: input as Record<string, unknown> }, 'user')
        if (!done.ok) {
          expect(tablesOf(test)).toBe(before)
          expect(done.error.code).toMatch(/^[A-Z][A-Za-z.]+$/)
          expect(done.error.message.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })
})
