import { describe, expect, it } from 'vitest'
import { PRICES_DEFAULT } from '@/lib/aws/pricing/prices'
import { GOALS_DEFAULT } from '@/lib/traffic/goals'
import { parseScenario } from './parse-scenario'
import { ScenarioError } from './scenario-error'

const ALB = { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } }
const minimal = (more: object = {}) => ({ schemaVersion: 1, name: 'Test', operations: [], ...more })
const users = (more: object = {}) => ({
  name: 'users',
  to: '${alb}',
  arrivals: { poisson: { rps: 1 } },
  ...more,
})

function refused(source: unknown): { readonly where: string; readonly message: string } {
  try {
    parseScenario(source)
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError)
    const { where, message } = error as ScenarioError
    return { where, message }
  }
  throw new Error('the scenario was accepted')
}

function faults(source: unknown): readonly string[] {
  try {
    parseScenario(source)
  } catch (error) {
    return (error as ScenarioError).faults.map(({ where }) => where)
  }
  return []
}

describe('A scenario', () => {
  it('has defaults for all that it does not say', () => {
    expect(parseScenario(minimal())).toEqual({
      name: 'Test',
      description: null,
      lookFor: null,
      seed: 1,
      region: 'us-east-1',
      pace: 'aws',
      startAt: Date.UTC(2025, 0, 1),
      openAt: 0,
      speed: 1,
      until: null,
      goals: { ...GOALS_DEFAULT, from: 0 },
      prices: PRICES_DEFAULT,
      clusters: [],
      images: [],
      operations: [],
      traffic: [],
    })
  })

  it('says how fast AWS acts, and when it starts on the calendar', () => {
    const { pace, startAt } = parseScenario(
      minimal({ pace: 'instant', startAt: '2026-03-29T01:59:30+01:00' }),
    )
    expect(pace).toBe('instant')
    expect(startAt).toBe(Date.UTC(2026, 2, 29, 0, 59, 30))
  })

  it('is the same from text and from its value', () => {
    const value = minimal({ operations: [ALB], traffic: [users()] })
    expect(parseScenario(`\uFEFF${JSON.stringify(value)}`)).toEqual(parseScenario(value))
  })

  it('carries its operations out by time, at one time in the order of the file', () => {
    const at = (time: string | number, name: string) => ({
      at: time,
      action: 'ecs:CreateCluster',
      input: { clusterName: name },
    })
    const { operations } = parseScenario(
      minimal({ operations: [at('1m', 'c'), at(0, 'a'), at('0s', 'b'), at(60, 'd')] }),
    )
    expect(operations.map(({ input }) => input.clusterName)).toEqual(['a', 'b', 'c', 'd'])
    expect(operations.map((operation) => operation.at)).toEqual([0, 0, 60_000_000, 60_000_000])
  })

  it('fills in what an image does not say', () => {
    const { images } = parseScenario(minimal({ images: { 'web:1': { errorRate: 0.5 } } }))
    expect(images).toMatchObject([['web:1', { errorRate: 0.5, startupMs: 1000, onSigterm: 'drain' }]])
  })

  it('may refer to what a named operation made, and to its task or container instance', () => {
    const operations = [
      {
        as: 'worker',
        action: 'ec2:RunInstances',
        input: { MinCount: 1, MaxCount: 1, UserData: 'echo ${HOME}' },
      },
      {
        at: '1m',
        action: 'ecs:UpdateContainerInstancesState',
        input: { containerInstances: ['${worker.containerInstance}'] },
      },
      { at: '1m', action: 'playground:CrashContainer', input: { task: '${worker.task}' } },
    ]
    expect(parseScenario(minimal({ operations })).operations).toHaveLength(3)
  })

  it('may have variables of a shell where a container or a user-data script reads them, and anywhere behind a second $', () => {
    const containerDefinitions = [
      {
        name: 'web',
        image: 'web:1',
        entryPoint: ['${SHELL}'],
        command: ['sh', '-c', 'exec server --home ${HOME}'],
        environment: [{ name: 'LISTEN', value: '0.0.0.0:${PORT:-80}' }],
        healthCheck: { command: ['CMD-SHELL', 'curl localhost:${PORT}'] },
        dockerLabels: { rule: 'Host(`$${DOMAIN}`)' },
      },
    ]
    const operations = [
      { action: 'ecs:RegisterTaskDefinition', input: { family: 'web', containerDefinitions } },
    ]
    expect(parseScenario(minimal({ operations })).operations).toHaveLength(1)
  })

  it('has the clusters that its instances join, unless an operation creates them', () => {
    const join = (cluster: string) => ({
      action: 'ec2:RunInstances',
      input: {
        MinCount: 1,
        MaxCount: 1,
        UserData: `#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`,
      },
    })
    const create = { action: 'ecs:CreateCluster', input: { clusterName: 'made' } }
    const operations = [join('demo'), join('made'), join('default'), join('demo'), create]
    expect(parseScenario(minimal({ operations })).clusters).toEqual(['demo'])
  })
})

type Refusal = readonly [statement: string, source: unknown, where: string, says: RegExp]

const op = (more: object) => minimal({ operations: [ALB, { action: 'ecs:CreateCluster', ...more }] })
const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })

const REFUSALS: readonly Refusal[] = [
  ['no text', '', '', /it is empty/],
  ['text that is no JSON, with line and column', '{\n  "name": oops\n}', '', /line 2, column 11/],
  ['JSON that ends too early', '{"name": "x"', '', /not valid JSON/],
  ['a list', [], '', /must be a JSON object/],
  ['null', 'null', '', /must be a JSON object/],
  ['no name', { operations: [] }, 'name', /^name is missing\.$/],
  ['no operations', { name: 'x' }, 'operations', /^operations is missing\.$/],
  ['another version', minimal({ schemaVersion: 2 }), 'schemaVersion', /must be 1/],
  ['a misspelled member', minimal({ opertions: [] }), 'opertions', /did you mean operations\?/],
  ['a misspelled member of an operation', op({ inputs: {} }), 'operations[1].inputs', /did you mean input\?/],
  [
    'an action that is unknown',
    op({ action: 'ecs:CreateServise' }),
    'operations[1].action',
    /did you mean ecs:CreateService/,
  ],
  ['a time that is none', op({ at: 'soon' }), 'operations[1].at', /must be a time/],
  ['a time before the start', op({ at: -1 }), 'operations[1].at', /must be a time|at least 0/],
  ['a time in ten years', op({ at: '3650d' }), 'operations[1].at', /must be a time/],
  ['a pace that there is not', minimal({ pace: 'slow' }), 'pace', /^pace .*aws.*instant/],
  [
    'a start without a time of day',
    minimal({ startAt: '2025-01-01' }),
    'startAt',
    /^startAt must be a date and time/,
  ],
  [
    'a start that no calendar has',
    minimal({ startAt: '2025-02-29T00:00:00Z' }),
    'startAt',
    /must be a date and time/,
  ],
  ['a start before 1970', minimal({ startAt: '1969-12-31T23:59:59Z' }), 'startAt', /must be a date and time/],
  ['an input that is no object', op({ input: 'x' }), 'operations[1].input', /must be an object/],
  ['a name that is none', op({ as: '1st' }), 'operations[1].as', /begin with a letter/],
  ['a name used twice', op({ as: 'alb' }), 'operations[1].as', /"alb" is used twice/],
  [
    'a reference to nothing',
    op({ input: { clusterName: ['${abl}'] } }),
    'operations[1].input.clusterName[0]',
    /no operation is named "abl"\. Did you mean alb\?/,
  ],
  [
    'a variable of a shell where nobody expects one, with how to write it',
    op({ input: { clusterName: 'a-${HOME}' } }),
    'operations[1].input.clusterName',
    /For a literal \$\{HOME\}, write \$\$\{HOME\}\.$/,
  ],
  [
    'a reference to something later',
    minimal({ operations: [{ action: 'ecs:CreateCluster', input: { clusterName: '${alb}' } }, ALB] }),
    'operations[0].input.clusterName',
    /created later, by operations\[1\]/,
  ],
  [
    'a reference to something later in time',
    minimal({
      operations: [
        { ...ALB, at: '1m' },
        { action: 'ecs:CreateCluster', input: { clusterName: '${alb}' } },
      ],
    }),
    'operations[1].input.clusterName',
    /created later/,
  ],
  [
    'a reference to itself',
    minimal({ operations: [{ ...ALB, input: { Name: '${alb}' } }] }),
    'operations[0].input.Name',
    /created later/,
  ],
  [
    'a relation that does not exist',
    op({ input: { clusterName: '${alb.colour}' } }),
    'operations[1].input.clusterName',
    /\.task or \.containerInstance/,
  ],
  [
    'traffic to nothing',
    minimal({ operations: [ALB], traffic: [users({ to: '${nlb}' })] }),
    'traffic[0].to',
    /no operation is named "nlb"/,
  ],
  [
    'traffic to an address',
    minimal({ operations: [ALB], traffic: [users({ to: 'example.com' })] }),
    'traffic[0].to',
    /must be \$\{name\}/,
  ],
  [
    'traffic to a target group',
    minimal({
      operations: [{ as: 'alb', action: 'elasticloadbalancing:CreateTargetGroup' }],
      traffic: [users()],
    }),
    'traffic[0].to',
    /not a load balancer/,
  ],
  [
    'two sources of one name',
    minimal({ operations: [ALB], traffic: [users(), users()] }),
    'traffic[1].name',
    /used twice/,
  ],
  [
    'a rate beyond reason',
    minimal({ operations: [ALB], traffic: [users({ arrivals: { poisson: { rps: 1e7 } } })] }),
    'traffic[0].arrivals.poisson.rps',
    /at most 1000000/,
  ],
  [
    'a trace file',
    minimal({ operations: [ALB], traffic: [users({ arrivals: { trace: { file: 'a.csv' } } })] }),
    'traffic[0].arrivals.trace.file',
    /only the command line can read files/,
  ],
  [
    'an image that answers more errors than requests',
    minimal({ images: { 'web:1': { errorRate: 1.5 } } }),
    'images["web:1"].errorRate',
    /at most 1/,
  ],
  [
    'an image with a misspelled member',
    minimal({ images: { 'web:1': { startUpMs: 1 } } }),
    'images["web:1"].startUpMs',
    /did you mean startupMs\?/,
  ],
  ['a Region that is none', minimal({ region: 'us-east' }), 'region', /Region/],
  ['half a seed', minimal({ seed: 0.5 }), 'seed', /whole number/],
  ['one sentence to look for', minimal({ lookFor: ['one'] }), 'lookFor', /./],
  ['too many operations', minimal({ operations: Array(2001).fill(ALB) }), 'operations', /at most 2000/],
  ['too much text', `{"name":"${'x'.repeat(1_000_001)}"}`, '', /at most 1000000/],
  ['a very long text', minimal({ description: 'x'.repeat(70_000) }), 'description', /longer than 65536/],
  [
    'endless depth',
    op({ input: deep(40) }),
    expect.stringMatching(/^operations\[1\]\.input\.a\.a/),
    /nested deeper than 32/,
  ],
  ['a prototype in JSON', '{"name":"x","operations":[],"__proto__":{"seed":1}}', '__proto__', /not allowed/],
  [
    'a prototype deep inside',
    op({ input: JSON.parse('{"constructor":{"prototype":1}}') }),
    'operations[1].input.constructor',
    /not allowed/,
  ],
  ['a function', minimal({ description: () => 'x' }), 'description', /function/],
  ['a number that JSON does not have', minimal({ seed: Number.NaN }), 'seed', /finite/],
] as never

describe('Refused with the path of what is wrong', () => {
  it.each(REFUSALS)('%s', (_statement, source, where, says) => {
    const error = refused(source)
    expect(error.where).toEqual(where)
    expect(error.message).toMatch(says)
  })

  it('all that is wrong at once, each with its path', () => {
    const source = {
      ...minimal({ seed: -1, trafic: [] }),
      operations: [{ action: 'ecs:RunTasks' }, { at: '-5s', action: 'ecs:RunTask', inputs: {} }],
    }
    expect(faults(source)).toEqual([
      'operations[1].inputs',
      'trafic',
      'seed',
      'operations[0].action',
      'operations[1].at',
    ])
    expect(refused(source).message.split('\n')).toHaveLength(5)
  })

  it('all names that are wrong, once the shape is right', () => {
    const source = minimal({
      operations: [
        ALB,
        ALB,
        { action: 'ecs:StopTask', input: { task: '${nobody}', cluster: '${web.host}' } },
      ],
      traffic: [users(), users({ to: 'alb' })],
    })
    expect(faults(source)).toEqual([
      'traffic[1].name',
      'operations[1].as',
      'operations[2].input.task',
      'operations[2].input.cluster',
      'traffic[1].to',
    ])
  })

  it('not more than twenty, with the number of the others', () => {
    const source = minimal({ operations: Array.from({ length: 2_000 }, () => ({ action: 'x' })) })
    expect(faults(source)).toHaveLength(20)
    expect(refused(source).message).toMatch(/\n… and 1980 more\.$/)
  })

  it('a cycle', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(refused(op({ input: cycle })).where).toBe('operations[1].input.self')
  })

  it('an object that throws when it is looked at', () => {
    const trap = {
      get name(): string {
        throw new TypeError('trap')
      },
    }
    expect(refused(trap).message).toBe('The scenario cannot be read.')
  })

  it('a list whose length is a lie', () => {
    expect(refused(minimal({ operations: new Array(4_000_000_000) })).message).toMatch(/more than/)
  })
})
