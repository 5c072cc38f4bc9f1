import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type {
  Decision,
  EventView,
  RequestSample,
  SecurityGroupView,
  ServiceView,
  TaskDefinitionView,
  View,
} from '@/lib/protocol'
import { at, INSTANCE_PLANS, plan, taskId, viewsAt } from '@/lib/testing/fixture-world'
import { revisionsFor, setDesiredCount, setInstanceStatus } from '../carry/operations'
import { filterDecisions, filterEvents, filterRequests } from '../requests/filter'
import { requestsWaiting } from './requests-waiting'
import { deploymentText, summaryOf } from './summary'
import {
  isFailure,
  newestFirst,
  outcomeText,
  shortenIds,
  targetReasonText,
  waitShare,
  waitText,
} from './words'

const seconds = (n: number) => simTime(n * 1_000_000)
const deployment = (taskDefinition: string, runningCount: number, status: 'PRIMARY' | 'ACTIVE') => ({
  id: `ecs-svc/${taskDefinition}`,
  status,
  taskDefinition,
  desiredCount: 8,
  pendingCount: 0,
  runningCount,
  healthyCount: runningCount,
  failedTasks: 0,
  rolloutState: 'IN_PROGRESS' as const,
  rolloutStateReason: 'ECS deployment in progress.',
  createdAt: seconds(0),
})
const SERVICE: ServiceView = {
  kind: 'service',
  key: 'arn:service/web',
  name: 'web',
  seriesName: 'web',
  clusterName: 'demo',
  status: 'ACTIVE',
  taskDefinition: 'web:2',
  capacityProviders: [],
  network: null,
  desiredCount: 8,
  runningCount: 9,
  pendingCount: 0,
  healthyCount: 9,
  healthCheckGracePeriodSeconds: 0,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  lower: 8,
  upper: 16,
  deployments: [deployment('web:2', 5, 'PRIMARY'), deployment('web:1', 4, 'ACTIVE')],
  steady: false,
  blocked: null,
  unplacedCount: 0,
  schedulerWait: null,
  targetGroupArns: [],
  highResolutionMetrics: [],
  connections: null,
  scaling: null,
}
const nothing = {
  tasks: [],
  instances: [],
  groups: [],
  zones: [],
  traffic: [],
  securityGroups: [],
  requestsInFlight: 0,
  errors: { byLoadBalancer: 0, byTasks: 0 },
  gaveUpPerSecond: 0,
  nowSeconds: 0,
  refused: [],
}

describe('waits', () => {
  const wait = { cause: 'deregistration delay', since: seconds(10), until: seconds(70) }
  it('count down to their end', () =>
    expect(waitText(wait, seconds(29))).toBe('deregistration delay · 41 s left'))
  it('never show 0 s while something still waits', () =>
    expect(waitText(wait, seconds(69.2))).toBe('deregistration delay · 1 s left'))
  it('say how long they have lasted when no end is known', () => {
    expect(waitText({ ...wait, until: null }, seconds(12))).toBe('deregistration delay · 2 s so far')
  })
  it('can be drawn as a share when they have an end', () => {
    expect(waitShare(wait, seconds(40))).toBe(0.5)
    expect(waitShare({ ...wait, until: null }, seconds(40))).toBeNull()
  })
})

describe('target health', () => {
  it("is described in ELB's own words", () => {
    expect(targetReasonText({ reason: 'Target.Timeout', description: null })).toBe('Request timed out')
    expect(
      targetReasonText({
        reason: 'Target.ResponseCodeMismatch',
        description: 'Health checks failed with these codes: [502]',
      }),
    ).toBe('Health checks failed with these codes: [502]')
    expect(targetReasonText({ reason: null, description: null })).toBeNull()
  })
})

describe('ids in sentences', () => {
  it.each([
    ['web:1 is placed on i-055f58db56efd3476 (us-east-1b)', 'web:1 is placed on i-055f (us-east-1b)'],
    ['Deployment ecs-svc/8638027924859692458', 'Deployment ecs-svc/…2458'],
    ['Host port 32768 for 4a6952b74fbbbc255445a4c0ac39989e', 'Host port 32768 for 4a6952b7'],
    ['tcp 32768-60999 from sg-092b65a74ae62deca', 'tcp 32768-60999 from sg-092b'],
    [
      'checks in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/7f4249cc29e20a11)',
      'checks in (target-group targetgroup/web)',
    ],
    ['arn:aws:ecs:us-east-1:123456789012:service/demo/web is', 'service/demo/web is'],
    ['203.0.113.7:51544 stays', '203.0.113.7:51544 stays'],
  ])('%s', (text, shortened) => expect(shortenIds(text)).toBe(shortened))
})

describe('newestFirst', () => {
  it('does not depend on the order of what it is given', () => {
    const entries = [{ sequence: 1 }, { sequence: 3 }, { sequence: 2 }]
    expect(newestFirst(entries).map(({ sequence }) => sequence)).toEqual([3, 2, 1])
  })
})

describe('the state of a service', () => {
  it('is written as in its deployment bar', () =>
    expect(deploymentText(SERVICE)).toBe('web:2 5 running · web:1 4 · min 8 max 16'))
  it('tells a rolling update as from and to', () => {
    const [line] = summaryOf({ services: [SERVICE], ...nothing })
    expect(line).toMatchObject({
      tone: 'busy',
      text: 'web: rolling from web:1 to web:2. 5 of 8 new tasks are running, 4 old ones are left.',
    })
  })
  it('puts what blocks it first', () => {
    const [line] = summaryOf({
      services: [{ ...SERVICE, blocked: 'was unable to place a task' }],
      ...nothing,
    })
    expect(line).toMatchObject({ tone: 'bad', text: 'web: was unable to place a task' })
  })
  it('says how many more run than are desired', () => {
    const draining = { ...SERVICE, runningCount: 11, deployments: [deployment('web:2', 11, 'PRIMARY')] }
    expect(summaryOf({ services: [draining], ...nothing })[0]?.text).toBe('web: 11 tasks running, 8 desired.')
  })
  it('is as desired when nothing is missing', () => {
    const done = { ...deployment('web:2', 8, 'PRIMARY'), rolloutState: 'COMPLETED' as const }
    const steady = { ...SERVICE, runningCount: 8, deployments: [done] }
    expect(summaryOf({ services: [steady], ...nothing })[0]).toMatchObject({ tone: 'good' })
  })
  it('says that a deployment is rolled back', () => {
    const reason = 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.'
    const back = { ...deployment('web:1', 8, 'PRIMARY'), rolloutStateReason: reason }
    expect(
      summaryOf({ services: [{ ...SERVICE, runningCount: 8, deployments: [back] }], ...nothing })[0],
    ).toMatchObject({
      tone: 'warning',
      text: 'web: the deployment failed; rolling back to web:1. 8 of 8 tasks are running.',
    })
  })
  it('is not called good while the deployment goes on', () => {
    const going = { ...SERVICE, runningCount: 8, deployments: [deployment('web:2', 8, 'PRIMARY')] }
    expect(summaryOf({ services: [going], ...nothing })[0]).toMatchObject({
      tone: 'busy',
      text: 'web: 8 tasks of web:2 running, as desired; the deployment is not complete yet.',
    })
  })
  it('is not called good while running tasks are not healthy', () => {
    const sick = { ...deployment('web:2', 8, 'PRIMARY'), healthyCount: 0 }
    expect(
      summaryOf({ services: [{ ...SERVICE, runningCount: 8, deployments: [sick] }], ...nothing })[0],
    ).toEqual({
      key: SERVICE.key,
      tone: 'busy',
      text: 'web: 8 tasks of web:2 running, as desired, none of them healthy.',
    })
  })
})

describe('requests that wait', () => {
  it('are told when more than two seconds of traffic is on its way', () => {
    expect(requestsWaiting(241, [{ rps: 120 }])).toBe(241)
    expect(requestsWaiting(239, [{ rps: 120 }])).toBeNull()
  })
  it('are not worth a word when they are few', () => expect(requestsWaiting(9, [{ rps: 1 }])).toBeNull())
})

describe('refused operations of the scenario', () => {
  it('are counted, and the last is named', () => {
    const error = { code: 'ClusterNotFoundException', message: 'Cluster not found.' }
    const refused = [1, 2].map(() => ({ action: 'ecs:CreateService', error }))
    expect(summaryOf({ services: [], ...nothing, refused })[0]?.text).toMatch(
      /^2 operations in the scenario failed, most recently CreateService \(ClusterNotFoundException\)/,
    )
  })
})

describe('closed ports', () => {
  const instanceId = INSTANCE_PLANS[0]?.id ?? ''
  const one = plan({ id: taskId(1), taskDefinition: 'web:1', instanceId, hostPort: 32768, created: 0 })
  const views = viewsAt([one], at(60))
  const all = <K extends View['kind']>(kind: K) =>
    views.filter((view): view is Extract<View, { kind: K }> => view.kind === kind)
  const world = { ...nothing, services: [], tasks: all('task'), instances: all('instance') }
  const groupId = world.instances[0]?.securityGroupIds[0] ?? ''
  const group = (ingress: SecurityGroupView['ingress']): SecurityGroupView => ({
    kind: 'securityGroup',
    key: groupId,
    name: 'instances',
    ingress,
  })
  const texts = (ingress: SecurityGroupView['ingress']) =>
    summaryOf({ ...world, securityGroups: [group(ingress)] }).map(({ text }) => text)
  it('are named with the group that lacks the rule', () =>
    expect(texts([])).toContainEqual(expect.stringMatching(/^Ports closed: no rule in sg-0c5d allows/)))
  it('are not while a rule admits the dynamic range', () => {
    const rule = { protocol: 'tcp', fromPort: 32768, toPort: 60999, source: 'sg-alb' }
    expect(texts([rule])).not.toContainEqual(expect.stringMatching(/^Ports closed/))
  })
})

describe('filters', () => {
  const event = (
    sequence: number,
    message: string,
    level: EventView['level'],
    source = 'aws.ecs',
  ): EventView => ({
    sequence,
    at: seconds(sequence),
    source,
    detailType: 'ECS Service Action',
    message,
    subjects: ['i-0a41'],
    level,
    mark: null,
  })
  const events = [
    event(0, '(service web) has started 2 tasks', 'info'),
    event(1, 'target is unhealthy', 'bad', 'aws.elasticloadbalancing'),
  ]
  const all = { text: '', source: null, level: null }

  it('show the newest event first', () =>
    expect(filterEvents(events, all).map(({ sequence }) => sequence)).toEqual([1, 0]))
  it('match every word in any order, subjects included', () => {
    expect(filterEvents(events, { ...all, text: 'TASKS web' })).toHaveLength(1)
    expect(filterEvents(events, { ...all, text: 'i-0a41 unhealthy' })).toHaveLength(1)
    expect(filterEvents(events, { ...all, text: 'nowhere' })).toHaveLength(0)
  })
  it('combine source and level', () => {
    expect(filterEvents(events, { ...all, source: 'aws.ecs', level: 'bad' })).toHaveLength(0)
    expect(filterEvents(events, { ...all, level: 'bad' })).toHaveLength(1)
  })
  it('find a decision by a rejected candidate', () => {
    const decision: Decision = {
      sequence: 0,
      at: seconds(0),
      topic: 'placement',
      subjects: [],
      summary: 'goes to i-1',
      rule: 'binpack(cpu)',
      facts: [],
      candidates: [{ id: 'i-2', label: 'i-2 us-east-1b', accepted: false, reasons: ['RESOURCE:CPU'] }],
    }
    expect(filterDecisions([decision], 'i-2', 'placement')).toHaveLength(1)
    expect(filterDecisions([decision], '', 'health')).toHaveLength(0)
  })
  it('keep only failed requests and no more than asked for', () => {
    const sample = (id: number, outcome: RequestSample['outcome']): RequestSample => ({
      id,
      startedAt: seconds(0),
      endedAt: seconds(1),
      status: 200,
      outcome,
      method: 'GET',
      path: '/',
      source: '',
      loadBalancerArn: '',
      targetGroupArn: null,
      taskArn: null,
      instanceId: null,
      hostPort: null,
      taskDefinition: null,
      isDropped: false,
      callerTaskArn: null,
    })
    const samples = [sample(3, 'ok'), sample(2, 'elb-502'), sample(1, 'target-4xx')]
    expect(filterRequests(samples, { text: '', onlyErrors: true }, 10).map(({ id }) => id)).toEqual([2])
    expect(filterRequests(samples, { text: '', onlyErrors: false }, 2)).toHaveLength(2)
  })
  it('finds requests by status, number, port, path and task, and not by digits inside of other numbers', () => {
    const one = {
      id: 95021,
      status: 200,
      method: 'GET',
      path: '/cart',
      outcome: 'ok' as const,
      startedAt: seconds(0),
      endedAt: seconds(1),
      loadBalancerArn: 'alb',
      targetGroupArn: 'tg',
      taskArn: 'arn',
      instanceId: 'i-0502',
      hostPort: 32768,
      taskDefinition: 'web:1',
      isDropped: false,
      callerTaskArn: null,
      source: '',
    }
    const isFound = (text: string) => filterRequests([one], { text, onlyErrors: false }, 10).length === 1
    for (const text of ['200', '95021', '#95021', '3276', ':32768', 'web:1 cart', 'WEB:1:32768', 'i-0502'])
      expect([text, isFound(text)]).toEqual([text, true])
    for (const text of ['502', '9502', '20', 'web:2']) expect([text, isFound(text)]).toEqual([text, false])
  })
})

describe('operations behind buttons', () => {
  it('never ask for less than no tasks', () =>
    expect(setDesiredCount(SERVICE, -1).input).toEqual({ cluster: 'demo', service: 'web', desiredCount: 0 }))
  it('are not offered for an instance outside a cluster', () => {
    expect(setInstanceStatus({ clusterName: null, containerInstanceArn: null }, 'DRAINING')).toBeNull()
  })
  it('offer active revisions of the same family, newest first', () => {
    const definition = (
      family: string,
      revision: number,
      status: 'ACTIVE' | 'INACTIVE' = 'ACTIVE',
    ): TaskDefinitionView => ({
      kind: 'taskDefinition',
      key: `${family}:${revision}`,
      family,
      revision,
      status,
      networkMode: 'bridge',
      cpu: 0,
      memory: 0,
      containers: [],
      ordinal: revision,
    })
    const definitions = [
      definition('web', 1),
      definition('web', 2),
      definition('web', 3, 'INACTIVE'),
      definition('api', 1),
    ]
    expect(revisionsFor(SERVICE, definitions)).toEqual(['web:2', 'web:1'])
  })
})

describe('A request', () => {
  it.each([
    ['ok', 200, false],
    ['target-4xx', 404, false],
    ['elb-4xx', 403, false],
    ['elb-4xx', 460, true],
    ['elb-504', 504, true],
  ] as const)('%s %i has failed: %s', (outcome, status, failed) => {
    expect(isFailure({ outcome, status })).toBe(failed)
  })

  it('that its client gave up says so', () => {
    expect(outcomeText({ outcome: 'elb-4xx', status: 460 })).toBe('the client gave up before the response')
  })
})
