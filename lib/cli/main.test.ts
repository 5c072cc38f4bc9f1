// The command line as a contract: exit codes, what is on standard output and what on standard error.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { createSimulation } from '@/lib/sim'
import { dockyard } from '@/lib/testing/terminal'

const directory = mkdtempSync(path.join(tmpdir(), 'dockyard-'))
afterAll(() => rmSync(directory, { recursive: true }))

function file(name: string, content: unknown): string {
  const at = path.join(directory, name)
  writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content))
  return at
}

/** The example of the scenario format. */
const EXAMPLE = {
  schemaVersion: 1,
  name: 'Rolling upgrade under load',
  seed: 42,
  region: 'us-east-1',
  pace: 'instant',
  images: {
    'web:1': { startupMs: 2000, cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: 15 },
    'web:2': { startupMs: 2000, cpuMsPerRequest: { exponential: 20 }, errorRate: 0.02 },
  },
  operations: [
    {
      at: '0s',
      as: 'tg',
      action: 'elasticloadbalancing:CreateTargetGroup',
      input: { Name: 'web', Protocol: 'HTTP', Port: 80 },
    },
    { at: '0s', as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
    {
      at: '0s',
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${alb}',
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
      },
    },
    {
      at: '0s',
      action: 'ec2:RunInstances',
      input: {
        InstanceType: 't3.medium',
        MinCount: 2,
        MaxCount: 2,
        UserData: '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config',
      },
    },
    ...['web:1', 'web:2'].map((image) => ({
      at: '0s',
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'web',
        containerDefinitions: [
          { name: 'web', image, cpu: 256, memory: 512, portMappings: [{ containerPort: 80, hostPort: 0 }] },
        ],
      },
    })),
    {
      at: '1s',
      action: 'ecs:CreateService',
      input: {
        cluster: 'demo',
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 4,
        loadBalancers: [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: 80 }],
      },
    },
    {
      at: '5m',
      action: 'ecs:UpdateService',
      input: { cluster: 'demo', service: 'web', taskDefinition: 'web:2' },
    },
  ],
  traffic: [
    {
      name: 'users',
      to: '${alb}',
      port: 80,
      arrivals: { poisson: { rps: 120 } },
      requests: [{ method: 'GET', path: '/' }],
    },
  ],
}
const QUIET = { ...EXAMPLE, traffic: [] }

describe('dockyard run --json', () => {
  it('prints one object with all members of the contract and nothing else', async () => {
    const { code, out, err } = await dockyard([
      'run',
      file('example.json', EXAMPLE),
      '--until',
      '12m',
      '--json',
    ])
    expect([code, err]).toEqual([0, ''])
    const result = JSON.parse(out)
    expect(Object.keys(result)).toEqual([
      'name',
      'seed',
      'until',
      'traceHash',
      'operations',
      'clusters',
      'services',
      'tasks',
      'containerInstances',
      'taskDefinitions',
      'targetGroups',
      'classicLoadBalancers',
      'autoScalingGroups',
      'autoScalingPolicies',
      'capacityProviders',
      'alarms',
      'scalableTargets',
      'scalingPolicies',
      'scheduledActions',
      'scalingActivities',
      'events',
      'requests',
      'outcome',
      'series',
    ])
    expect(result).toMatchObject({ name: 'Rolling upgrade under load', seed: 42, until: 720 })
    expect(result.traceHash).toMatch(/^[0-9a-f]{16}$/)
    expect(result.operations).toHaveLength(8)
    expect(result.operations.every((operation: object) => !('error' in operation))).toBe(true)
    expect(result.services).toMatchObject([
      { serviceName: 'web', runningCount: 4, deployments: [{ rolloutState: 'COMPLETED' }] },
    ])
    const stopped = result.tasks.filter(({ lastStatus }: { lastStatus: string }) => lastStatus === 'STOPPED')
    expect(stopped.length).toBe(4)
    expect(stopped[0]).toMatchObject({ stopCode: 'ServiceSchedulerInitiated', containers: [{ exitCode: 0 }] })
    expect(result.events).toContainEqual(
      expect.objectContaining({
        source: 'aws.ecs',
        detailType: 'ECS Service Action',
        message: '(service web) has reached a steady state.',
        detail: expect.objectContaining({ eventName: 'SERVICE_STEADY_STATE', eventType: 'INFO' }),
      }),
    )
    const details = (type: string) =>
      result.events
        .filter(({ detailType }: { detailType: string }) => detailType === type)
        .map(({ detail }: { detail: unknown }) => detail)
    expect(details('ECS Task State Change')).toContainEqual(
      expect.objectContaining({
        taskArn: stopped[0].taskArn,
        lastStatus: 'STOPPED',
        desiredStatus: 'STOPPED',
        containers: [expect.objectContaining({ lastStatus: 'STOPPED', exitCode: 0 })],
      }),
    )
    expect(
      details('ECS Deployment State Change').map(({ eventName }: { eventName: string }) => eventName),
    ).toEqual([
      'SERVICE_DEPLOYMENT_IN_PROGRESS',
      'SERVICE_DEPLOYMENT_COMPLETED',
      'SERVICE_DEPLOYMENT_IN_PROGRESS',
      'SERVICE_DEPLOYMENT_COMPLETED',
    ])
    expect(details('EC2 Instance State-change Notification')).toContainEqual(
      expect.objectContaining({ state: 'running' }),
    )
    expect(Object.keys(result.requests)).toEqual(['total', 'byStatus', 'latencyMs', 'clients'])
    expect(Object.keys(result.requests.latencyMs)).toEqual(['mean', 'p50', 'p90', 'p99', 'max'])
    expect(result.series.stepSeconds).toBe(1)
    for (const name of [
      'service/web/desired',
      'service/web/running',
      'service/web/pending',
      'service/web/healthy',
      'service/web/CPUUtilization',
      'service/web/MemoryUtilization',
      'alb/web/RequestCount',
      'tg/web/HealthyHostCount',
      'cluster/demo/instances',
    ]) {
      expect(result.series.names[name]).toHaveLength(720)
    }
  })

  it('gives every timestamp as a date and in seconds', async () => {
    const { out } = await dockyard(['run', file('quiet.json', QUIET), '--until', '3m', '--json'])
    const result = JSON.parse(out)
    expect(result.services[0]).toMatchObject({ createdAt: '2025-01-01T00:00:01.000Z', createdAtSeconds: 1 })
    const [task] = result.tasks
    expect(Date.parse(task.startedAt) - Date.parse('2025-01-01T00:00:00Z')).toBeCloseTo(
      1000 * task.startedAtSeconds,
      -1,
    )
    expect(out).not.toMatch(/"\w+(At|Time)":\d/)
  })

  it('dates a run from where its scenario says', async () => {
    const scenario = { ...QUIET, startAt: '2024-02-28T23:59:59.5-05:00' }
    const { out } = await dockyard(['run', file('dated.json', scenario), '--until', '1m', '--json'])
    const [service] = JSON.parse(out).services
    expect(service).toMatchObject({ createdAt: '2024-02-29T05:00:00.500Z', createdAtSeconds: 1 })
  })

  it('is the same for the same seed, another for another', async () => {
    const run = async (...flags: string[]) =>
      (await dockyard(['run', file('same.json', EXAMPLE), '--until', '90s', '--json', ...flags])).out
    const first = await run()
    expect(await run()).toBe(first)
    expect(JSON.parse(await run('--seed', '7'))).toMatchObject({ seed: 7 })
    expect(JSON.parse(await run('--seed', '7')).traceHash).not.toBe(JSON.parse(first).traceHash)
  })

  it('gives the hash that the simulation gives anywhere', async () => {
    const simulation = createSimulation(EXAMPLE)
    simulation.advanceTo(simTime(90 * US_PER_SECOND))
    const { out } = await dockyard(['run', file('hash.json', EXAMPLE), '--until', '90s', '--json'])
    expect(JSON.parse(out).traceHash).toBe(simulation.traceHash())
  })

  it('tells the tasks that stopped more than an hour ago too, though ECS has forgotten them', async () => {
    const { out } = await dockyard(['run', file('long.json', QUIET), '--until', '3h', '--json'])
    const { tasks } = JSON.parse(out) as { readonly tasks: readonly { readonly lastStatus: string }[] }
    const count = (status: string) => tasks.filter(({ lastStatus }) => lastStatus === status).length
    expect([count('STOPPED'), count('RUNNING')]).toEqual([4, 4])
  })

  it('keeps the series of services of one name in two clusters apart', async () => {
    const web = { serviceName: 'web', taskDefinition: 'web' }
    const operations = [
      ...QUIET.operations.filter(({ action }) => action === 'ecs:RegisterTaskDefinition'),
      { action: 'ecs:CreateCluster', input: { clusterName: 'other' } },
      { action: 'ecs:CreateService', input: { ...web, desiredCount: 4 } },
      { action: 'ecs:CreateService', input: { ...web, cluster: 'other', desiredCount: 1 } },
    ]
    const two = file('two.json', { name: 'Two', pace: 'instant', operations })
    const { series } = JSON.parse((await dockyard(['run', two, '--until', '3s', '--json'])).out)
    expect(series.names['service/web/desired'].at(-1)).toBe(4)
    expect(series.names['service/other/web/desired'].at(-1)).toBe(1)
  })

  it('tells a refused operation and goes on', async () => {
    const operations = [
      { at: '1s', action: 'ecs:UpdateService', input: { service: 'nobody' } },
      { at: '2s', action: 'ecs:CreateCluster', input: { clusterName: 'after' } },
    ]
    const { code, out } = await dockyard([
      'run',
      file('refused.json', { ...QUIET, operations }),
      '--json',
      '--until',
      '5',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      operations: [{ at: 1, error: { code: 'ServiceNotFoundException' } }, { at: 2 }],
      clusters: [{ clusterName: 'default' }, { clusterName: 'after' }],
    })
  })

  it('has steps of a minute in runs of more than an hour, unless --step says otherwise', async () => {
    const quiet = file('long.json', QUIET)
    const hours = JSON.parse((await dockyard(['run', quiet, '--json', '--until', '2h'])).out)
    expect(hours.series).toMatchObject({
      stepSeconds: 60,
      names: { 'service/web/desired': expect.any(Array) },
    })
    expect(hours.series.names['service/web/desired']).toHaveLength(120)
    const steps = JSON.parse((await dockyard(['run', quiet, '--json', '--until', '10m', '--step', '30'])).out)
    expect(steps.series.names['service/web/desired']).toHaveLength(20)
  })
})

describe('dockyard run', () => {
  it('runs for ten minutes, or five more than the last operation', async () => {
    const table = async (at: string) => {
      const operations = [{ at, action: 'ecs:CreateCluster', input: { clusterName: 'x' } }]
      return (await dockyard(['run', file('until.json', { name: 'Until', operations })])).out
    }
    expect(await table('0s')).toMatch(/^Until: 600 s, seed 1/)
    expect(await table('1h')).toMatch(/^Until: 3900 s/)
  })

  it('prints a table for people', async () => {
    const { code, out } = await dockyard([
      'run',
      file('table.json', EXAMPLE),
      '--until',
      '3m',
      '--format',
      'table',
    ])
    expect(code).toBe(0)
    expect(out).toMatch(/SERVICE +STATUS +DESIRED +RUNNING/)
    expect(out).toMatch(/web +ACTIVE +4 +4 +0 +web:1 +COMPLETED +0/)
    expect(out).toMatch(/has reached a steady state/)
  })

  it('prints the series as CSV', async () => {
    const { out } = await dockyard([
      'run',
      file('csv.json', QUIET),
      '--until',
      '2m',
      '--format',
      'csv',
      '--step',
      '60',
    ])
    const [head = '', ...rows] = out.trimEnd().split('\n')
    const columns = head.split(',')
    expect(columns[0]).toBe('seconds')
    expect(rows.map((row) => row.split(',')[0])).toEqual(['60', '120'])
    expect(rows.map((row) => row.split(',')[columns.indexOf('service/web/desired')])).toEqual(['4', '4'])
  })

  it('takes the name of a built-in scenario', async () => {
    const { code, out } = await dockyard(['run', 'one-task-one-port', '--until', '1m'])
    expect([code, out]).toEqual([0, expect.stringMatching(/^One task, one port/)])
  })

  it('tells on standard error what an accepted operation ignored and what it could not do', async () => {
    const operations = [
      {
        at: '0s',
        action: 'ecs:RegisterTaskDefinition',
        input: {
          family: 'web',
          tags: [],
          containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 256, memory: 512 }],
        },
      },
      {
        at: '1m',
        action: 'ecs:RunTask',
        input: { cluster: 'demo', taskDefinition: 'web', clientToken: 'x' },
      },
      {
        at: '2m',
        action: 'ecs:DescribeServices',
        input: { cluster: 'demo', services: ['nobody'], include: ['TAGS'] },
      },
      { at: '3m', action: 'ecs:UpdateService', input: { cluster: 'demo', service: 'nobody' } },
    ]
    const path = file('remarks.json', {
      ...EXAMPLE,
      traffic: [],
      operations: [...EXAMPLE.operations.slice(3, 4), ...operations],
    })
    const { code, out, err } = await dockyard(['run', path, '--json', '--until', '200'])
    expect(code).toBe(0)
    expect(err.split('\n')).toEqual([
      'ecs:RegisterTaskDefinition at 0s: tags is not modelled; accepted and ignored.',
      'ecs:RunTask at 1m: clientToken is not modelled; accepted and ignored.',
      'ecs:DescribeServices at 2m: failure MISSING on arn:aws:ecs:us-east-1:123456789012:service/demo/nobody.',
      'ecs:DescribeServices at 2m: include is not modelled; accepted and ignored.',
      '',
    ])
    expect(JSON.parse(out).operations.slice(-2)).toMatchObject([
      { ignored: ['include'], failures: [{ reason: 'MISSING' }] },
      { error: { code: 'ServiceNotFoundException' } },
    ])
  })

  it('draws a progress bar on a terminal only, and takes it away', async () => {
    const flags = ['run', file('bar.json', EXAMPLE), '--until', '20m', '--json']
    const piped = await dockyard(flags, { tickMs: 200 })
    const shown = await dockyard(flags, { tickMs: 200, isTerminal: true })
    expect(piped.err).toBe('')
    expect(shown.err).toMatch(/█.*\d+ %/)
    expect(shown.err.endsWith('\r\u001b[K')).toBe(true)
    expect(shown.out).toBe(piped.out)
  })

  it('replays the counts of a trace file beside the scenario', async () => {
    file('requests.csv', 'time,source,count\n00:00,a,60\n00:01,b,120\n')
    const arrivals = { trace: { file: 'requests.csv', periodSeconds: 60 } }
    const scenario = { ...EXAMPLE, traffic: [{ name: 'users', to: '${alb}', arrivals }] }
    const { code, out } = await dockyard(['run', file('trace.json', scenario), '--until', '5m', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).requests.total).toBe(180)
  })
})

describe('Bad input: exit code 2, one message on standard error, nothing on standard output', () => {
  const good = file('good.json', QUIET)
  it.each([
    ['no command', [], /Give a command: run, validate, bench/],
    ['an unknown command', ['start'], /no command "start"/],
    ['no file', ['run'], /Give a scenario file/],
    ['two files', ['run', good, 'other.json'], /other\.json/],
    [
      'a file that is not there',
      ['run', 'nowhere.json'],
      /nowhere\.json cannot be read \(there is no such file/,
    ],
    ['a directory', ['run', directory], /it is a directory/],
    ['an unknown flag', ['run', good, '--sead', '1'], /--sead/],
    ['a flag without its value', ['run', good, '--until'], /--until/],
    [
      'a time that is none',
      ['run', good, '--until', 'tomorrow'],
      /--until must be a time such as .*"tomorrow"/,
    ],
    [
      'a negative time',
      ['run', good, '--until', '-5m'],
      /^dockyard: --until needs a value; "-5m" looks like a flag\.$/m,
    ],
    ['no time at all', ['run', good, '--until', '0s'], /--until must be a time/],
    ['a seed that is none', ['run', good, '--seed', '1.5'], /--seed must be a whole number/],
    ['a step of zero', ['run', good, '--step', '0'], /--step must be a whole number from 1/],
    ['an unknown format', ['run', good, '--format', 'xml'], /--format must be table, csv or json/],
    ['two formats', ['run', good, '--json', '--format', 'csv'], /--json or --format/],
    [
      'a file that is no JSON',
      ['run', file('bad.json', '{"name": }')],
      /bad\.json: The scenario is not valid JSON: expected a value at line 1, column 10/,
    ],
    [
      'an unknown action',
      ['run', file('action.json', { ...QUIET, operations: [{ action: 'ecs:RunTasks' }] })],
      /operations\[0\]\.action is not a known action: ecs:RunTasks; did you mean ecs:RunTask/,
    ],
    [
      'a wrong member',
      ['validate', file('member.json', { ...QUIET, trafic: [] })],
      /trafic is not known here; did you mean traffic/,
    ],
    [
      'a trace file that is not there',
      [
        'run',
        file('t1.json', {
          ...EXAMPLE,
          traffic: [{ ...EXAMPLE.traffic[0], arrivals: { trace: { file: 'no.csv' } } }],
        }),
      ],
      /traffic\[0\]\.arrivals\.trace\.file: no\.csv cannot be read/,
    ],
    ['an argument of bench', ['bench', 'fast'], /"fast"/],
  ])('%s', async (_statement, argv, says) => {
    const { code, out, err } = await dockyard(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
    expect(err).toMatch(/^dockyard: [^\n]+\n$/)
  })

  it('all that is wrong with a scenario, a line each', async () => {
    const bad = file('several.json', { ...QUIET, seed: 'x', operations: [{ action: 'x' }] })
    const { code, err } = await dockyard(['run', bad])
    expect(code).toBe(2)
    expect(err.split('\n')).toEqual([
      `dockyard: ${bad}: 2 problems:`,
      '  seed must be a number, not "x".',
      expect.stringMatching(/^ {2}operations\[0\]\.action is not a known action: x/),
      '',
    ])
  })

  it('a bad row of a trace file is named by its line', async () => {
    file('bad.csv', 'count\n1\n\ntwo\n')
    const arrivals = { trace: { file: 'bad.csv' } }
    const { code, err } = await dockyard([
      'run',
      file('t2.json', { ...EXAMPLE, traffic: [{ ...EXAMPLE.traffic[0], arrivals }] }),
    ])
    expect([code, err]).toEqual([
      2,
      'dockyard: bad.csv, line 4: the last column must be a count, not "two".\n',
    ])
  })
})

describe('dockyard validate', () => {
  it('says that a file is valid and what is in it', async () => {
    const { code, out, err } = await dockyard(['validate', file('valid.json', EXAMPLE)])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /is a valid scenario: "Rolling upgrade under load", 8 operations, 2 images, 1 traffic source\.\n$/,
    )
  })

  it('notes operations that will be refused for their shape', async () => {
    const operations = [{ at: '5s', action: 'ec2:RunInstances', input: { MinCount: 'two' } }]
    const { code, err } = await dockyard(['validate', file('note.json', { name: 'Note', operations })])
    expect(code).toBe(0)
    expect(err).toBe(
      'Note: ec2:RunInstances at 5s will fail with InvalidParameterValue: MinCount must be a number, not "two"\n',
    )
  })

  it('notes what will be refused or cannot be done because of what else there is', async () => {
    const definition = (family: string, ports: readonly object[]) => ({
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family,
        containerDefinitions: [{ name: 'a', image: 'a:1', memory: 128, portMappings: ports }],
      },
    })
    const port = { containerPort: 80, hostPort: 80 }
    const operations = [
      definition('web', [port]),
      definition('twice', [port, { ...port, containerPort: 81 }]),
      { at: '1m', action: 'ecs:RunTask', input: { cluster: 'default', taskDefinition: 'web' } },
    ]
    const { code, err } = await dockyard(['validate', file('refused.json', { name: 'Refused', operations })])
    expect(code).toBe(0)
    expect(err.split('\n')).toEqual([
      "Note: ecs:RegisterTaskDefinition at 0s will fail with ClientException: TCP host port '80' is mapped multiple times in task.",
      expect.stringMatching(/^Note: ecs:RunTask at 1m/),
      '',
    ])
  })

  it('notes members that will be ignored', async () => {
    const operations = [
      { at: '5s', action: 'ecs:CreateCluster', input: { clusterName: 'demo', tags: [], settings: [] } },
    ]
    const { code, err } = await dockyard(['validate', file('ignored.json', { name: 'Ignored', operations })])
    expect(code).toBe(0)
    expect(err).toBe(
      'Note: ecs:CreateCluster at 5s: tags, settings are not modelled; accepted and ignored.\n',
    )
  })

  it('refuses an operation that is not modelled, and says what comes near', async () => {
    const operations = [{ action: 'ec2:StopInstances', input: {} }]
    const { code, out, err } = await dockyard(['validate', file('stop.json', { name: 'Stop', operations })])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(
      'operations[0].action is an AWS operation that is not modelled here: ec2:StopInstances',
    )
    expect(err).toContain('ec2:TerminateInstances')
  })
})

it('dockyard --version prints the version of the package', async () => {
  expect(await dockyard(['--version'])).toEqual({ code: 0, out: 'dockyard 1.2.3\n', err: '' })
})

describe('nothing that a scenario says reaches a terminal as a control character', () => {
  const esc = '\u001b]0;title\u0007\u202e'
  const controls = (text: string) => text.replace(/\n/g, '').match(/[\p{Cc}\p{Bidi_C}]/gu)
  const hostile = {
    ...QUIET,
    name: `Name${esc}\n`,
    operations: [
      ...QUIET.operations,
      { at: '2s', action: 'ecs:UpdateService', input: { service: `nobody${esc}\r\nAT  EVENT` } },
    ],
  }

  it.each([
    ['a table', ['run', file('hostile.json', hostile), '--until', '5s']],
    ['JSON', ['run', file('hostile.json', hostile), '--until', '5s', '--json']],
    ['a series', ['run', file('hostile.json', hostile), '--until', '5s', '--format', 'csv']],
    ['a valid file', ['validate', file('hostile.json', hostile)]],
    ['faults', ['validate', file('faults.json', { ...hostile, [`member${esc}\n`]: 1, [`other${esc}`]: 1 })]],
    ['a path', ['validate', `no-file${esc}\n`]],
    ['a command', [`run${esc}`]],
  ])('%s', async (_, argv) => {
    const { out, err } = await dockyard(argv)
    expect(controls(out + err)).toBeNull()
    expect(out + err).not.toMatch(/^AT {2}EVENT$/m)
    expect((out + err).length).toBeGreaterThan(20)
  })
})

describe('dockyard --help', () => {
  it.each([['--help'], ['-h'], ['help'], ['run', '--help']])('%s', async (...argv) => {
    const { code, out, err } = await dockyard(argv)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/dockyard run FILE/)
    expect(out).toMatch(/one-task-one-port/)
  })
})

describe('dockyard report', () => {
  it('writes one page that needs nothing else, or its figures as CSV', async () => {
    const page = path.join(directory, 'report.html')
    expect(await dockyard(['report', 'morning-ramp', '--until', '6m', '--out', page])).toMatchObject({
      code: 0,
      out: '',
    })
    const html = await readFile(page, 'utf8')
    expect(html).toContain('<title>A morning ramp under target tracking · Dockyard report</title>')
    const figures = path.join(directory, 'report.csv')
    await dockyard(['report', 'morning-ramp', '--until', '6m', '--out', figures])
    expect(await readFile(figures, 'utf8')).toMatch(/^measure,value,unit\n/)
    const { out } = await dockyard(['report', 'morning-ramp', '--until', '6m'])
    expect(out).toBe(html)
  })

  it('refuses what it cannot write', async () => {
    const nowhere = path.join(directory, 'none', 'report.html')
    const { code, err } = await dockyard(['report', 'one-task-one-port', '--until', '1m', '--out', nowhere])
    expect([code, err]).toEqual([2, `dockyard: ${nowhere} cannot be written (ENOENT).\n`])
    expect((await dockyard(['report', 'one-task-one-port', '--format', 'pdf'])).code).toBe(2)
  })
})

describe('dockyard run', () => {
  it('ends where the scenario says', async () => {
    const { out } = await dockyard(['run', file('until.json', { ...EXAMPLE, until: '90s' }), '--json'])
    expect(JSON.parse(out)).toMatchObject({ until: 90, outcome: { seconds: 90 } })
  })

  it('prints OpenMetrics with the dates of the run', async () => {
    const args = ['run', file('metrics.json', EXAMPLE), '--until', '1m', '--format', 'openmetrics']
    const { out } = await dockyard(args)
    expect(out).toMatch(
      /^dockyard_service_desired\{service="\w+",scenario="[^"]+",seed="42"\} \d+ 17356896\d\d$/m,
    )
    expect(out.endsWith('\n# EOF\n')).toBe(true)
  })
  it('writes the access logs, a line a request, and the same result beside them', async () => {
    const run = ['run', file('logged.json', EXAMPLE), '--until', '1m', '--json']
    const log = path.join(directory, 'access.log')
    const { code, out } = await dockyard([...run, '--access-log', log])
    expect([code, out]).toEqual([0, (await dockyard(run)).out])
    const { byStatus } = (JSON.parse(out) as { requests: { byStatus: Record<string, number> } }).requests
    const lines = (await readFile(log, 'utf8')).trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => / 200 200 \d+ \d+ "GET /.test(line))).toHaveLength(byStatus['200'] ?? 0)
  })

  it('refuses an access log that it cannot write, before it runs', async () => {
    const nowhere = path.join(directory, 'none', 'access.log')
    const { code, out, err } = await dockyard(['run', 'one-task-one-port', '--access-log', nowhere])
    expect([code, out, err]).toEqual([2, '', `dockyard: ${nowhere} cannot be written (ENOENT).\n`])
  })
})
