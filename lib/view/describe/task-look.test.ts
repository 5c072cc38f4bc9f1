import { describe, expect, test } from 'vitest'
import type { TaskView } from '@/lib/protocol'
import { at, TASK_PLANS, taskView } from '@/lib/testing/fixture-world'
import { briefNote, countdown, markOf, taskLook, waitNote } from './task-look'

const plan = TASK_PLANS.find(({ stopped }) => stopped === 296)

function task(seconds: number, over: Partial<TaskView> = {}): TaskView {
  if (!plan) throw new Error('the fixture has changed')
  return { ...taskView(plan, seconds), ...over }
}

describe('the look of a task', () => {
  test('a draining task counts down its deregistration delay', () => {
    expect(taskLook(task(253), at(253))).toMatchObject({
      mark: 'draining',
      note: 'draining 41s',
      hostPort: 32770,
      containerPort: 80,
    })
  })

  test('a healthy task has nothing to say', () => {
    expect(taskLook(task(100), at(100))).toMatchObject({ mark: 'healthy', note: null })
  })

  test('a stopped task shows AWS’s reason', () => {
    const look = taskLook(task(300), at(300))
    expect(look.mark).toBe('stopped')
    expect(look.note).toMatch(/^Scaling activity initiated by/)
  })

  test('a task whose essential container ended shows what that said, and its exit code', () => {
    const stopped = task(300)
    const container = stopped.containers[0]
    if (!container) throw new Error('no container')
    const ended = (reason: string | null, exitCode: number) =>
      taskLook(
        {
          ...stopped,
          stopCode: 'EssentialContainerExited',
          containers: [{ ...container, essential: true, exitCode, reason }],
        },
        at(300),
      ).note
    expect(ended('OutOfMemoryError: Container killed due to memory usage', 137)).toBe(
      'OutOfMemoryError, exit code 137',
    )
    expect(ended(null, 1)).toBe(`${container.name} exited, exit code 1`)
  })

  test('a pending task names what it waits for, or its status when it waits for nothing', () => {
    const pending = { lastStatus: 'PENDING' as const, targets: [] }
    const wait = { cause: 'pulling web:2', since: at(0), until: null }
    expect(taskLook(task(5, { ...pending, wait }), at(5)).note).toBe('pulling web:2')
    expect(taskLook(task(5, { ...pending, wait: null }), at(5)).note).toBe('PENDING')
  })

  test('the worst of several targets decides the mark', () => {
    const [target] = task(100).targets
    if (!target) throw new Error('no target')
    expect(
      markOf(
        task(100, { targets: [target, { ...target, state: 'unhealthy' }, { ...target, state: 'initial' }] }),
      ),
    ).toBe('unhealthy')
    expect(markOf(task(100, { targets: [] }))).toBe('running')
  })

  test('an unhealthy target names the codes of its health checks', () => {
    const [target] = task(100).targets
    if (!target) throw new Error('no target')
    const unhealthy = {
      ...target,
      state: 'unhealthy' as const,
      reason: 'Target.ResponseCodeMismatch' as const,
    }
    const codes = 'Health checks failed with these codes: [502]'
    expect(taskLook(task(100, { targets: [{ ...unhealthy, description: codes }] }), 0).note).toBe(
      'unhealthy · [502]',
    )
    expect(taskLook(task(100, { targets: [{ ...unhealthy, description: null }] }), 0).note).toBe(
      'unhealthy · ResponseCodeMismatch',
    )
  })

  test('CPU is shown in steps, so that small changes do not render', () => {
    expect(taskLook(task(100, { cpu: 256, cpuUsed: 131 }), 0).cpuShare).toBe(0.5)
    expect(taskLook(task(100, { cpu: 256, cpuUsed: 410 }), 0).cpuShare).toBe(1.6)
    expect(taskLook(task(100, { cpu: 0, cpuUsed: 410 }), 0).cpuShare).toBe(0)
  })

  test('from afar a task does not say what it is short of, but still what it waits for', () => {
    const short = { cpuUsed: 410, requestsStarved: 5 }
    expect(taskLook(task(100, short), at(100))).toMatchObject({ pressure: 'cpu', note: '5 wait for CPU' })
    expect(taskLook(task(100, short), at(100), false)).toMatchObject({
      pressure: null,
      note: null,
      cpuShare: 0,
      memoryShare: 0,
      requestsPerSecond: 0,
    })
    const [target] = task(100).targets
    if (!target) throw new Error('no target')
    const unhealthy = { ...target, state: 'unhealthy' as const, description: 'failed with: [504]' }
    expect(taskLook(task(100, { ...short, targets: [unhealthy] }), at(100), false).note).toBe(
      'unhealthy · [504]',
    )
  })

  test('countdowns are rounded up and written as minutes when long', () => {
    expect([1, 1_000_000, 41_200_000, 245_000_000].map(countdown)).toEqual(['1s', '1s', '42s', '4:05'])
    expect([5_999, 6_000, 172_740, 172_800].map((seconds) => countdown(seconds * 1_000_000))).toEqual([
      '99:59',
      '1 h 40 min',
      '47 h 59 min',
      '48 h',
    ])
    expect(waitNote({ cause: 'first health check', since: at(0), until: at(11) }, 'initial', 0)).toBe(
      'initial · check 11s',
    )
    // Its target is healthy yet, and gets requests until the scheduler's next look.
    expect(waitNote({ cause: 'deregistering', since: at(0), until: null }, 'stopping', 0)).toBe(
      'deregistering',
    )
    expect(waitNote({ cause: 'stop timeout', since: at(0), until: at(30) }, 'stopping', 0)).toBe(
      'stop timeout 30s',
    )
  })

  test.each([
    ['unhealthy · Timeout', 19, 'unhealthy · Timeout'],
    ['unhealthy · Timeout', 12, 'Timeout'],
    ['unhealthy · Timeout', 5, 'Timeout'],
    ['initial · check 11s', 12, 'check 11s'],
    ['initial · check 11s', 6, '11s'],
    ['last heard 6s ago', 15, 'heard 6s ago'],
    ['last heard 6s ago', 8, '6s ago'],
    ['draining 4:29', 6, '4:29'],
    ['5 wait for CPU', 6, '5 wait for CPU'],
  ])('says %s with %i letters as %s, for the mark says the rest', (note, letters, brief) => {
    expect(briefNote(note, letters)).toBe(brief)
  })
})
