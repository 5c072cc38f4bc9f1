import { describe, expect, test } from 'vitest'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { applyFrame, EMPTY_RUN } from '../run/state'
import { coversPort, gateText, passagesOf } from './gate'

const { instance: instances, task: tasks } = applyFrame(EMPTY_RUN, FIXTURE_FRAME).kinds
const rule = (fromPort: number, toPort: number, protocol = 'tcp') => ({
  protocol,
  fromPort,
  toPort,
  source: 'sg-alb',
})
const groupKey = instances[0]?.securityGroupIds[0] ?? ''
const through = tasks.filter(({ targets, lastStatus }) => lastStatus !== 'STOPPED' && targets.length > 0)
const all = through.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0)

describe('what a rule lets through', () => {
  test.each([
    [rule(32768, 60999), 32770, true],
    [rule(32768, 32769), 32770, false],
    [rule(0, 0, '-1'), 80, true],
    [rule(0, 65535, 'udp'), 80, false],
  ])('%o and port %i: %s', (of, port, covers) => {
    expect(coversPort(of, port)).toBe(covers)
  })

  test('adds up to what the tasks behind it take, each request once', () => {
    const ingress = [rule(22, 22), rule(32768, 60999), rule(1, 65535)]
    const passages = passagesOf({ key: groupKey, ingress }, instances, tasks)
    expect(passages.map(({ perSecond }) => perSecond)).toEqual([0, all, 0])
    expect(all).toBeGreaterThan(0)
    expect(passages[1]?.ports.length).toBeGreaterThan(0)
    expect(passages[0]?.ports).toEqual([])
  })

  test('is nothing where the load balancer is not admitted', () => {
    const shut = tasks.map((task) => ({
      ...task,
      targets: task.targets.map((one) => ({ ...one, isAdmitted: false })),
    }))
    const passages = passagesOf({ key: groupKey, ingress: [rule(32768, 60999)] }, instances, shut)
    expect(passages.map(({ perSecond }) => perSecond)).toEqual([0])
    const id = through[0]?.instanceId ?? ''
    expect(gateText({ key: id }, shut)).toBe('closed')
    expect(gateText({ key: id }, tasks)).toBe('open')
  })
})
