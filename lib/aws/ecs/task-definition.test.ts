import { describe, expect, it } from 'vitest'
import { normaliseTaskDefinition, type TaskDefinitionFields } from './task-definition'

const web = { name: 'web', image: 'web:1', memory: 512 }
const definition = (given: Partial<TaskDefinitionFields> = {}): TaskDefinitionFields => ({
  family: 'web',
  containerDefinitions: [web],
  ...given,
})

describe('normaliseTaskDefinition', () => {
  it('fills in what is left out', () => {
    expect(normaliseTaskDefinition(definition())).toEqual({
      family: 'web',
      networkMode: 'bridge',
      containers: [
        {
          name: 'web',
          image: 'web:1',
          cpu: 0,
          memoryMiB: 512,
          memoryReservationMiB: null,
          essential: true,
          portMappings: [],
          links: [],
          stopTimeoutSeconds: null,
        },
      ],
      taskCpu: null,
      taskMemoryMiB: null,
      cpu: 0,
      memoryMiB: 512,
      placementConstraints: [],
    })
  })

  it('reads a definition as people write them: a web server with a side container', () => {
    const normal = normaliseTaskDefinition({
      family: 'wordpress',
      networkMode: 'bridge',
      requiresCompatibilities: ['EC2'],
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ t3.*' }],
      containerDefinitions: [
        {
          name: 'wordpress',
          image: 'wordpress',
          cpu: 10,
          memory: 500,
          essential: true,
          portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
        },
        {
          name: 'mysql',
          image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/mysql:5.7',
          cpu: 10,
          memory: 500,
          memoryReservation: 128,
          essential: false,
        },
      ],
    })
    expect(normal).toMatchObject({ cpu: 20, memoryMiB: 628 })
    expect(normal.containers[0]?.portMappings).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'tcp' }])
  })

  it('takes images with a digest', () => {
    const image = `repo/web@sha256:${'a'.repeat(64)}`
    expect(() =>
      normaliseTaskDefinition(definition({ containerDefinitions: [{ ...web, image }] })),
    ).not.toThrow()
  })

  it.each([
    ['256', 256],
    ['1 vCPU', 1024],
    ['1vcpu', 1024],
    ['.5 vcpu', 512],
    ['0.25 vCPU', 256],
    ['2 vCPUs', 2048],
  ])('cpu "%s" is %i units', (cpu, units) => {
    expect(normaliseTaskDefinition(definition({ cpu }))).toMatchObject({ taskCpu: units, cpu: units })
  })

  it.each([
    ['512', 512],
    ['1GB', 1024],
    ['1 GB', 1024],
    ['.5 gb', 512],
    ['2 GB', 2048],
  ])('memory "%s" is %i MiB', (memory, memoryMiB) => {
    const containerDefinitions = [{ name: 'web', image: 'web:1' }]
    expect(normaliseTaskDefinition(definition({ memory, containerDefinitions }))).toMatchObject({
      taskMemoryMiB: memoryMiB,
      memoryMiB,
    })
  })

  it.each<[string, Partial<TaskDefinitionFields>, string, string]>([
    ['an empty family', { family: '' }, 'Family should not be null or empty.', 'family'],
    ['a family with blanks', { family: 'my web' }, 'Family contains invalid characters.', 'family'],
    [
      'a family of 256 characters',
      { family: 'x'.repeat(256) },
      'Family contains invalid characters.',
      'family',
    ],
    ['no container', { containerDefinitions: [] }, 'Container list cannot be empty.', 'containerDefinitions'],
    [
      'eleven containers',
      { containerDefinitions: Array.from({ length: 11 }, (_, i) => ({ ...web, name: `c${i}` })) },
      'Too many containers.',
      'containerDefinitions',
    ],
    [
      'no essential container',
      { containerDefinitions: [{ ...web, essential: false }] },
      'must be essential',
      'containerDefinitions',
    ],
    [
      'a container without a name',
      { containerDefinitions: [{ image: 'x', memory: 6 }] },
      'Container.name should not be null or empty.',
      'containerDefinitions[0].name',
    ],
    [
      'a container without an image',
      { containerDefinitions: [{ name: 'x', memory: 6 }] },
      'Container.image should not be null or empty.',
      'containerDefinitions[0].image',
    ],
    [
      'an image with a variable',
      { containerDefinitions: [{ ...web, image: '$IMAGE' }] },
      'Container.image contains invalid characters.',
      'containerDefinitions[0].image',
    ],
    [
      'two containers of one name',
      { containerDefinitions: [web, web] },
      "'web' is used twice",
      'containerDefinitions[1].name',
    ],
    [
      'no memory at all',
      { containerDefinitions: [{ name: 'web', image: 'web:1' }] },
      "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
      'containerDefinitions[0].memory',
    ],
    [
      'zero memory',
      { containerDefinitions: [{ ...web, memory: 0 }] },
      'At least one of',
      'containerDefinitions[0].memory',
    ],
    [
      '5 MiB',
      { containerDefinitions: [{ ...web, memory: 5 }] },
      'at least 6 MiB',
      'containerDefinitions[0].memory',
    ],
    [
      'a hard limit that equals the soft one',
      { containerDefinitions: [{ ...web, memoryReservation: 512 }] },
      'must be greater than',
      'containerDefinitions[0].memory',
    ],
    [
      'negative cpu',
      { containerDefinitions: [{ ...web, cpu: -1 }] },
      "'cpu' must be between 0",
      'containerDefinitions[0].cpu',
    ],
    [
      'more container cpu than task cpu',
      { cpu: '256', containerDefinitions: [{ ...web, cpu: 300 }] },
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
      'cpu',
    ],
    [
      'a container larger than its task',
      { memory: '256' },
      "'memory' must not be greater than the value of the task 'memory'",
      'memory',
    ],
    [
      'containers that are larger than their task together',
      { memory: '768', containerDefinitions: [web, { ...web, name: 'two' }] },
      "The sum of all container 'memory' values",
      'memory',
    ],
    ['task cpu of 64 units', { cpu: '64' }, "Invalid 'cpu' setting for task.", 'cpu'],
    ['task cpu in words', { cpu: 'one' }, "Invalid 'cpu' setting for task.", 'cpu'],
    ['task memory in words', { memory: 'lots' }, "Invalid 'memory' setting for task.", 'memory'],
    [
      'differing ports in awsvpc',
      {
        networkMode: 'awsvpc',
        containerDefinitions: [{ ...web, portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
      },
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
      'containerDefinitions[0].portMappings[0].hostPort',
    ],
    [
      'a port of two containers that share an interface',
      {
        networkMode: 'awsvpc',
        containerDefinitions: [
          { ...web, portMappings: [{ containerPort: 80 }] },
          { ...web, name: 'two', portMappings: [{ containerPort: 80 }] },
        ],
      },
      "TCP host port '80' is mapped multiple times in task.",
      'containerDefinitions[1].portMappings',
    ],
    [
      'a hostname in awsvpc',
      { networkMode: 'awsvpc', containerDefinitions: [{ ...web, hostname: 'web' }] },
      'hostname is not supported on container when networkMode=awsvpc.',
      'containerDefinitions[0].hostname',
    ],
    [
      'links outside bridge',
      { networkMode: 'awsvpc', containerDefinitions: [{ ...web, links: ['db'] }] },
      'Links are not supported when networkMode=awsvpc.',
      'containerDefinitions[0].links',
    ],
    [
      'a link to nobody',
      { containerDefinitions: [{ ...web, links: ['db:database'] }] },
      "Container 'web' links to 'db', which does not exist.",
      'containerDefinitions[0].links',
    ],
    [
      'links in a circle',
      {
        containerDefinitions: [
          { ...web, links: ['two'] },
          { ...web, name: 'two', links: ['web:w'] },
        ],
      },
      "The links of container 'web' lead back to it.",
      'containerDefinitions[0].links',
    ],
    [
      'a range of ports in host mode',
      {
        networkMode: 'host',
        containerDefinitions: [{ ...web, portMappings: [{ containerPortRange: '80-90' }] }],
      },
      'Container port ranges are not supported when networkMode=host.',
      'containerDefinitions[0].portMappings[0].containerPortRange',
    ],
    [
      'a range that goes down',
      { containerDefinitions: [{ ...web, portMappings: [{ containerPortRange: '90-80' }] }] },
      'The container port range must be two ports',
      'containerDefinitions[0].portMappings[0].containerPortRange',
    ],
    [
      'a port inside a range',
      {
        containerDefinitions: [
          { ...web, portMappings: [{ containerPortRange: '80-90' }, { containerPort: 85 }] },
        ],
      },
      'Container port ranges of a container must not overlap.',
      'containerDefinitions[0].portMappings[1]',
    ],
    [
      'Fargate',
      { requiresCompatibilities: ['EC2', 'FARGATE'] },
      'the compatibility FARGATE is not supported',
      'requiresCompatibilities',
    ],
    [
      'a constraint that cannot be read',
      { placementConstraints: [{ type: 'memberOf', expression: 'x' }] },
      'Invalid expression',
      'placementConstraints[0].expression',
    ],
    [
      'distinctInstance',
      { placementConstraints: [{ type: 'distinctInstance' }] },
      'not supported in a task definition',
      'placementConstraints[0].type',
    ],
  ])('refuses %s', (_name, given, message, where) => {
    const refused = expect.objectContaining({
      code: 'ClientException',
      message: expect.stringContaining(message),
      where,
    })
    expect(() => normaliseTaskDefinition(definition(given))).toThrow(refused)
  })
})

describe('port mappings', () => {
  const ports = (networkMode: TaskDefinitionFields['networkMode'], ...portMappings: readonly object[]) =>
    normaliseTaskDefinition(definition({ networkMode, containerDefinitions: [{ ...web, portMappings }] }))
      .containers[0]?.portMappings

  it('without a host port or with 0 are dynamic in bridge mode', () => {
    const dynamic = { containerPort: 80, hostPort: 0, protocol: 'tcp' }
    expect(ports('bridge', { containerPort: 80 })).toEqual([dynamic])
    expect(ports('bridge', { containerPort: 80, hostPort: 0 })).toEqual([dynamic])
  })

  it('take the container port in host mode', () => {
    expect(ports('host', { containerPort: 80, protocol: 'udp' })).toEqual([
      { containerPort: 80, hostPort: 80, protocol: 'udp' },
    ])
  })

  it('may serve one container port twice', () => {
    expect(ports('bridge', { containerPort: 80 }, { containerPort: 80, hostPort: 8080 })).toHaveLength(2)
  })

  it.each<[string, TaskDefinitionFields['networkMode'], readonly object[], string]>([
    [
      'two different ports in host mode',
      'host',
      [{ containerPort: 80, hostPort: 8080 }],
      'When networkMode=host, the host ports and container ports in port mappings must match.',
    ],
    ['any port in mode none', 'none', [{ containerPort: 80 }], 'not supported when networkMode=none'],
    [
      'tcp and udp on one container port',
      'bridge',
      [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }],
      'both tcp and udp',
    ],
    ['no container port', 'bridge', [{ hostPort: 80 }], 'between 1 and 65535'],
    ['a container port above 65535', 'bridge', [{ containerPort: 65536 }], 'not 65536'],
    ['a negative host port', 'bridge', [{ containerPort: 80, hostPort: -1 }], 'between 0 and 65535'],
    [
      'one host port twice',
      'bridge',
      [
        { containerPort: 80, hostPort: 80 },
        { containerPort: 81, hostPort: 80 },
      ],
      "TCP host port '80' is mapped multiple times in task.",
    ],
  ])('refuse %s', (_name, networkMode, portMappings, message) => {
    expect(() => ports(networkMode, ...portMappings)).toThrow(message)
  })
})
