import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { zoneOfTarget } from '@/lib/world/hosts'

const serving = () =>
  createTestWorld()
    .loadBalancer()
    .instances(2)
    .taskDefinition()
    .service({ desired: 2, behind: 'web' })
    .runUntilSteady()

const answers = ({ world }: TestWorld) => world.data.summary().byStatus

describe('SetTraffic', () => {
  it('adds a source, changes its rate, and keeps what is not given', () => {
    const test = serving()
    const [to] = test.world.state.loadBalancers.keys()
    const requests = [{ method: 'GET', path: '/a', host: null, weight: 1 }]
    test.dispatch('playground:SetTraffic', { name: 'users', to, rps: 100, requests }).runFor('10s')
    expect(answers(test)['200']).toBeGreaterThan(800)
    test.dispatch('playground:SetTraffic', { name: 'users', rps: 0 }).runFor('1s')
    const before = answers(test)['200']
    test.runFor('10s')
    expect(answers(test)['200']).toBe(before)
    expect(test.world.state.traffic.get('users')?.requests).toEqual(requests)
  })

  it('takes arrivals as a scenario file writes them', () => {
    const test = serving()
    const [to] = test.world.state.loadBalancers.keys()
    const arrivals = { closed: { users: 3, thinkMs: 10 } }
    test.dispatch('playground:SetTraffic', { name: 'users', to, arrivals }).runFor('10s')
    expect(answers(test)['200']).toBeGreaterThan(100)
  })
})

describe('CrashContainer', () => {
  it('ends the essential container and with it the task, which the service replaces', () => {
    const test = serving()
    const [victim] = test.tasks()
    test.dispatch('playground:CrashContainer', { task: victim?.id, exitCode: 139 })
    test.runFor('1s').runUntilSteady()
    test.expectRunning(2)
    const [stopped] = test.stoppedTasks()
    expect(stopped).toMatchObject({ arn: victim?.arn, stopCode: 'EssentialContainerExited' })
    expect(test.world.state.containers.get(stopped?.containerArns[0] ?? '')?.exitCode).toBe(139)
  })
})

describe('PutImageBehavior', () => {
  it('changes running containers at once and keeps members that are not given', () => {
    const test = serving().traffic(50).runFor('10s')
    expect(answers(test)['500']).toBeUndefined()
    test.dispatch('playground:PutImageBehavior', { image: 'web:1', behavior: { errorRate: 1 } })
    const before = answers(test)['200'] ?? 0
    test.runFor('5s')
    expect(answers(test)['500']).toBeGreaterThan(100)
    // Only what was under way at the change may still be answered well.
    expect((answers(test)['200'] ?? 0) - before).toBeLessThan(10)
    test.dispatch('playground:PutImageBehavior', {
      image: 'web:1',
      behavior: { health: { failStatus: 500 } },
    })
    expect(test.world.state.images.get('web:1')).toMatchObject({
      errorRate: 1,
      health: { failStatus: 500, path: null },
    })
  })
})

describe('A zone outage', () => {
  it('moves the tasks out and ends', () => {
    const test = serving()
    test.dispatch('playground:StartZoneOutage', { zoneName: 'us-east-1a' }).runFor('3m')
    const zones = test.targets().filter(({ state }) => state === 'healthy')
    expect(zones.map((target) => zoneOfTarget(test.world.state, target)?.name)).toEqual([
      'us-east-1b',
      'us-east-1b',
    ])
    test.dispatch('playground:EndZoneOutage', { zoneName: 'us-east-1a' }).runUntilSteady().expectHealthy(2)
  })
})

describe('Faults of AWS FIS', () => {
  it('stop a task by ARN or id', () => {
    const test = serving()
    const [first, second] = test.tasks()
    test.dispatch('aws:ecs:stop-task', { targets: [first?.arn, second?.id] })
    expect(test.tasks().map(({ desiredStatus }) => desiredStatus)).toEqual(['STOPPED', 'STOPPED'])
    test.runFor('1s').runUntilSteady().expectRunning(2)
  })

  it('terminate instances by id or ARN', () => {
    const test = serving()
    const [id] = test.world.state.instances.keys()
    test.dispatch('aws:ec2:terminate-instances', {
      targets: [`arn:aws:ec2:us-east-1:123456789012:instance/${id}`],
    })
    test.runFor('5m').expectRunning(2)
    expect(test.world.state.instances.get(id ?? '')?.state).toBe('terminated')
  })
})

describe('Refused, with nothing changed', () => {
  it.each([
    ['traffic to nowhere', 'playground:SetTraffic', { name: 'x', rps: 1 }, /no traffic named 'x'/],
    [
      'traffic to a load balancer that does not exist',
      'playground:SetTraffic',
      { name: 'x', rps: 1, to: 'arn:x' },
      /arn:x/,
    ],
    [
      'rps and arrivals together',
      'playground:SetTraffic',
      { name: 'x', rps: 1, arrivals: { poisson: { rps: 1 } } },
      /not both/,
    ],
    ['a rate below zero', 'playground:SetTraffic', { name: 'x', rps: -1 }, /^rps must be at least 0/],
    [
      'a rate beyond reason',
      'playground:SetTraffic',
      { name: 'x', rps: 1e9 },
      /^rps must be at most 1000000/,
    ],
    [
      'two kinds of arrivals',
      'playground:SetTraffic',
      { name: 'x', arrivals: { poisson: { rps: 1 }, uniform: { rps: 1 } } },
      /^arrivals needs exactly one/,
    ],
    [
      'a trace file',
      'playground:SetTraffic',
      { name: 'x', arrivals: { trace: { file: 'a.csv' } } },
      /^arrivals\.trace\.file only the command line/,
    ],
    [
      'an outage of a zone that does not exist',
      'playground:StartZoneOutage',
      { zoneName: 'us-east-1z' },
      /us-east-1a, us-east-1b or us-east-1c/,
    ],
    ['a crash of a task that does not exist', 'playground:CrashContainer', { task: 'nobody' }, /nobody/],
    [
      'a behaviour that is none',
      'playground:PutImageBehavior',
      { image: 'web:1', behavior: { errorRate: 2 } },
      /^behavior\.errorRate must be at most 1/,
    ],
    [
      'a behaviour with a misspelled member',
      'playground:PutImageBehavior',
      { image: 'web:1', behavior: { errorrate: 1 } },
      /did you mean errorRate/,
    ],
    [
      'a distribution that is none',
      'playground:PutImageBehavior',
      { image: 'web:1', behavior: { cpuMsPerRequest: { normal: 3 } } },
      /^behavior\.cpuMsPerRequest/,
    ],
    ['a fault without a target', 'aws:ecs:stop-task', { targets: [] }, /^targets must have at least 1/],
    ['a fault on nothing', 'aws:ecs:stop-task', { targets: ['gone'] }, /gone resolves to nothing/],
    [
      'a termination of nothing',
      'aws:ec2:terminate-instances',
      { targets: ['i-0'] },
      /i-0 resolves to nothing/,
    ],
  ])('%s', (_statement, action, input, says) => {
    const error = refuse(createTestWorld(), action, input)
    expect(error.message).toMatch(says)
  })

  it('a crash of a container that is not there, with the names that are', () => {
    const test = serving()
    const task = test.tasks()[0]?.arn
    const error = refuse(test, 'playground:CrashContainer', { task, container: 'api' })
    expect(error.message).toMatch(/no running container 'api'; running are web/)
  })
})
