import { describe, expect, it } from 'vitest'
import { ARNS, createEcsWorld, FIXED_DEFINITION, WEB_DEFINITION } from '@/lib/testing/ecs-world'
import { refusal, registerInstance } from '@/lib/testing/still-world'

describe('RegisterTaskDefinition', () => {
  it('answers the definition with the defaults of AWS filled in', () => {
    const { call } = createEcsWorld()
    const { taskDefinition } = call('ecs:RegisterTaskDefinition', {
      family: 'api',
      containerDefinitions: [
        { name: 'api', image: 'api:1', memory: 128, portMappings: [{ containerPort: 80 }] },
      ],
    })
    expect(taskDefinition).toMatchObject({
      taskDefinitionArn: ARNS.taskDefinition('api', 1),
      family: 'api',
      revision: 1,
      status: 'ACTIVE',
      volumes: [],
      placementConstraints: [],
      compatibilities: ['EXTERNAL', 'EC2'],
      registeredAt: 0,
      containerDefinitions: [
        {
          name: 'api',
          image: 'api:1',
          cpu: 0,
          memory: 128,
          essential: true,
          environment: [],
          portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
        },
      ],
    })
  })

  it('gives back what the model has no use for as it was given', () => {
    const { call } = createEcsWorld()
    const environment = [{ name: 'COLOR', value: 'blue' }]
    const { taskDefinition } = call('ecs:RegisterTaskDefinition', {
      family: 'api',
      taskRoleArn: 'arn:aws:iam::123456789012:role/api',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'api', image: 'api:1', environment, command: ['serve'] }],
    })
    expect(taskDefinition).toMatchObject({
      taskRoleArn: 'arn:aws:iam::123456789012:role/api',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ environment, command: ['serve'] }],
    })
  })

  it('answers CPU and memory of a task as numbers, however they were written', () => {
    const { call } = createEcsWorld()
    const { taskDefinition } = call('ecs:RegisterTaskDefinition', {
      family: 'api',
      cpu: '.5 vCPU',
      memory: '1GB',
      containerDefinitions: [{ name: 'api', image: 'api:1' }],
    })
    expect(taskDefinition).toMatchObject({ cpu: '512', memory: '1024' })
  })

  it('counts revisions in each family by itself and never uses a number twice', () => {
    const { call } = createEcsWorld()
    call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(call('ecs:RegisterTaskDefinition', WEB_DEFINITION).taskDefinition.revision).toBe(2)
    expect(call('ecs:RegisterTaskDefinition', FIXED_DEFINITION).taskDefinition.revision).toBe(1)
  })
})

describe('a definition is named', () => {
  function setUp() {
    const { call } = createEcsWorld()
    call('ecs:RegisterTaskDefinition', WEB_DEFINITION)
    call('ecs:RegisterTaskDefinition', WEB_DEFINITION)
    call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:3' })
    return (taskDefinition: string) =>
      call('ecs:DescribeTaskDefinition', { taskDefinition }).taskDefinition.revision as number
  }

  it.each([
    ['by its family, meaning the newest ACTIVE revision', 'web', 2],
    ['by family and revision', 'web:1', 1],
    ['by family and revision though it is INACTIVE', 'web:3', 3],
    ['by its ARN', ARNS.taskDefinition('web', 1), 1],
  ])('%s', (_name, given, revision) => {
    expect(setUp()(given)).toBe(revision)
  })

  it.each(['none', 'web:9', 'web:', 'web:01', 'web:latest', 'web:1:1', ARNS.taskDefinition('web', 4)])(
    'but not as %s, which does not exist',
    (given) => {
      expect(refusal(() => setUp()(given))).toBe('ClientException: Unable to describe task definition.')
    },
  )
})

describe('DeregisterTaskDefinition', () => {
  it('makes the definition INACTIVE, and nothing new can use it', () => {
    const { world, call } = createEcsWorld()
    registerInstance(world)
    const { taskDefinition } = call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(taskDefinition).toMatchObject({ status: 'INACTIVE', deregisteredAt: 0 })
    const service = { cluster: 'demo', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1 }
    expect(refusal(() => call('ecs:CreateService', service))).toBe(
      'ClientException: TaskDefinition is inactive',
    )
    expect(refusal(() => call('ecs:CreateService', { ...service, taskDefinition: 'web' }))).toBe(
      'ClientException: TaskDefinition not found.',
    )
  })

  it.each([
    ['without a revision', 'web', 'ClientException: Revision is missing.'],
    [
      'of a revision that does not exist',
      'web:7',
      'ClientException: The specified task definition does not exist. Specify a valid account, family, revision and try again.',
    ],
  ])('is refused %s', (_name, taskDefinition, text) => {
    const { call } = createEcsWorld()
    expect(refusal(() => call('ecs:DeregisterTaskDefinition', { taskDefinition }))).toBe(text)
  })
})

describe('lists', () => {
  function setUp() {
    const { call } = createEcsWorld()
    call('ecs:RegisterTaskDefinition', FIXED_DEFINITION)
    call('ecs:RegisterTaskDefinition', WEB_DEFINITION)
    call('ecs:RegisterTaskDefinition', { ...WEB_DEFINITION, family: 'web-old' })
    call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web-old:1' })
    return call
  }
  const [fixed1, web1, web2, old1] = [
    ARNS.taskDefinition('fixed', 1),
    ARNS.taskDefinition('web', 1),
    ARNS.taskDefinition('web', 2),
    ARNS.taskDefinition('web-old', 1),
  ]

  it.each([
    ['ACTIVE definitions by family and revision', {}, [fixed1, web1, web2]],
    ['them backwards', { sort: 'DESC' }, [web2, web1, fixed1]],
    ['INACTIVE ones when asked', { status: 'INACTIVE' }, [old1]],
    ['those of exactly one family', { familyPrefix: 'web' }, [web1, web2]],
  ])('ListTaskDefinitions: %s', (_name, input, expected) => {
    expect(setUp()('ecs:ListTaskDefinitions', input).taskDefinitionArns).toEqual(expected)
  })

  it.each([
    ['all families', {}, ['fixed', 'web', 'web-old']],
    ['families by the beginning of their names', { familyPrefix: 'web' }, ['web', 'web-old']],
    ['families with an ACTIVE definition', { status: 'ACTIVE' }, ['fixed', 'web']],
    ['families without one', { status: 'INACTIVE' }, ['web-old']],
  ])('ListTaskDefinitionFamilies: %s', (_name, input, expected) => {
    expect(setUp()('ecs:ListTaskDefinitionFamilies', input).families).toEqual(expected)
  })

  it('come in pages that together are the whole', () => {
    const call = setUp()
    const pages: string[][] = []
    let nextToken: string | undefined
    do {
      const page = call('ecs:ListTaskDefinitions', { maxResults: 2, nextToken })
      pages.push(page.taskDefinitionArns)
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    expect(pages).toEqual([[fixed1, web1], [web2]])
  })

  it('refuse a token that they did not give', () => {
    expect(refusal(() => setUp()('ecs:ListClusters', { nextToken: 'made up' }))).toBe(
      'InvalidParameterException: Invalid token',
    )
  })
})
