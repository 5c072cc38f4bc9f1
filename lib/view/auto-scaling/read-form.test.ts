// What the form says is wrong is what AWS says, and what it sends is taken: each case goes through the operations themselves.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command, ScalingPolicyView } from '@/lib/protocol'
import { VIEW_SOURCES } from '@/lib/sim/views/view-sources'
import { createScalingWorld, scaling } from '@/lib/testing/scaling-world'
import type { TestWorld } from '@/lib/testing/test-world'
import {
  type FormSubject,
  formOf,
  modeOf,
  nameAfter,
  type PolicyForm,
  type ServiceFormMode,
} from './policy-form'
import { readPolicyForm } from './read-form'
import { POLICY_ARN_TO_COME } from './read-parts'

function subjectOf(test: TestWorld, edited: string | null = null): FormSubject {
  const { world } = test
  const [service] = [...VIEW_SOURCES.service.all(world)]
  const policies = [...VIEW_SOURCES.scalingPolicy.all(world)]
  return {
    service: existing(service, 'a service'),
    policies,
    edited: policies.find(({ name }) => name === edited) ?? null,
    resourceLabels: [],
  }
}

type Change = (form: PolicyForm) => PolicyForm

function read(
  test: TestWorld,
  mode: ServiceFormMode,
  change: Change = (form) => form,
  edited: string | null = null,
) {
  const subject = subjectOf(test, edited)
  return readPolicyForm(change(formOf(subject)), mode, subject)
}

/** As the page does: each command after the answers to those before, up to the first that is refused. */
function send(test: TestWorld, planned: ReturnType<typeof read>['commands']) {
  const answers: unknown[] = []
  const sent: Command[] = []
  for (const one of planned) {
    const command = typeof one === 'function' ? one(answers) : one
    const done = test.attempt(command.action, command.input)
    if (!done.ok) return { sent, refusal: done.error.message }
    answers.push(done.output)
    sent.push(command)
  }
  return { sent, refusal: null }
}

function perform(test: TestWorld, planned: ReturnType<typeof read>['commands']): readonly Command[] {
  const { sent, refusal } = send(test, planned)
  expect(refusal).toBeNull()
  return sent
}

const tracking =
  (change: Partial<PolicyForm['tracking']>): Change =>
  (form) => ({ ...form, tracking: { ...form.tracking, ...change } })
const step =
  (change: Partial<PolicyForm['step']>): Change =>
  (form) => ({ ...form, step: { ...form.step, ...change } })
const schedule =
  (change: Partial<PolicyForm['schedule']>): Change =>
  (form) => ({ ...form, schedule: { ...form.schedule, ...change } })

describe('What is filled in to begin with', () => {
  it.each(['tracking', 'step', 'schedule'] as const)('is accepted: %s', (mode) => {
    const test = createScalingWorld()
    const { problems, commands } = read(test, mode)
    expect(problems).toEqual([])
    expect(send(test, commands).refusal).toBeNull()
  })

  it('registers the service first, if nothing scales it yet', () => {
    const test = createScalingWorld({ desired: 2 })
    scaling(test, 'DeregisterScalableTarget')
    const commands = perform(test, read(test, 'tracking').commands)
    expect(commands.map(({ action }) => action)).toEqual([
      'application-autoscaling:RegisterScalableTarget',
      'application-autoscaling:PutScalingPolicy',
    ])
    expect(commands[0]?.input).toMatchObject({ MinCapacity: 2, MaxCapacity: 6 })
  })

  it('sends bounds again only when they are others', () => {
    const test = createScalingWorld({ min: 1, max: 10 })
    expect(read(test, 'tracking').commands).toHaveLength(1)
    const [target] = perform(test, read(test, 'tracking', (form) => ({ ...form, max: '12' })).commands)
    expect(target?.input).toMatchObject({ MaxCapacity: 12 })
    expect(target?.input).not.toHaveProperty('MinCapacity')
  })
})

describe('Step scaling', () => {
  it('comes with an alarm whose action is the policy that was made', () => {
    const test = createScalingWorld()
    const { commands } = read(test, 'step')
    const last = commands.at(-1)
    expect(typeof last === 'function' && last([])).toMatchObject({
      action: 'cloudwatch:PutMetricAlarm',
      input: { AlarmActions: [POLICY_ARN_TO_COME] },
    })
    perform(test, commands)
    const [policy] = test.world.state.scalingPolicies.values()
    const [alarm] = test.world.state.alarms.values()
    expect(alarm?.configuration.actions.ALARM).toEqual([policy?.arn])
  })

  it('that is edited keeps its alarm, its name and what is not changed', () => {
    const test = createScalingWorld()
    perform(test, read(test, 'step').commands)
    const edited = [...VIEW_SOURCES.scalingPolicy.all(test.world)][0] as ScalingPolicyView
    expect(modeOf(edited)).toBe('step')
    const before = edited.step
    const { commands, problems } = read(test, 'step', step({ cooldown: '60' }), edited.name)
    expect([problems, commands.length]).toEqual([[], 1])
    perform(test, commands)
    const after = [...VIEW_SOURCES.scalingPolicy.all(test.world)]
    expect(after).toHaveLength(1)
    expect(after[0]?.step).toEqual({ ...before, cooldownSeconds: 60 })
  })
})

describe('What AWS would refuse is said in its words', () => {
  it.each<[string, ServiceFormMode, string, Change]>([
    ['bounds', 'tracking', 'max', (form) => ({ ...form, min: '5', max: '2' })],
    [
      'a label',
      'tracking',
      'resourceLabel',
      tracking({ metric: 'ALBRequestCountPerTarget', resourceLabel: 'web' }),
    ],
    [
      'no steps in a row',
      'step',
      'steps',
      step({
        steps: [
          { from: '0', to: '10', by: '1' },
          { from: '20', to: '', by: '2' },
        ],
      }),
    ],
    [
      'overlapping steps',
      'step',
      'steps',
      step({
        steps: [
          { from: '0', to: '10', by: '1' },
          { from: '5', to: '', by: '2' },
        ],
      }),
    ],
    ['a step without bounds', 'step', 'steps', step({ steps: [{ from: '', to: '', by: '1' }] })],
    ['a magnitude without percent', 'step', 'minMagnitude', step({ minMagnitude: '2' })],
    ['an expression', 'schedule', 'expression', schedule({ expression: 'rate(2 hour)' })],
    ['a time zone', 'schedule', 'timezone', schedule({ timezone: 'Berlin' })],
    ['no bounds of a schedule', 'schedule', 'scheduleMin', schedule({ min: '', max: '' })],
    ['bounds of a schedule', 'schedule', 'scheduleMax', schedule({ min: '5', max: '2' })],
  ])('%s', (_what, mode, field, change) => {
    const test = createScalingWorld()
    const { problems, commands } = read(test, mode, change)
    expect(problems.map((problem) => problem.field)).toContain(field)
    expect(send(test, commands).refusal).toBe(problems.find((problem) => problem.field === field)?.message)
  })

  it.each<[string, ServiceFormMode, string, Change]>([
    ['no number', 'tracking', 'target', tracking({ target: 'half' })],
    ['nothing to aim at', 'tracking', 'target', tracking({ target: '0' })],
    ['a cooldown before now', 'tracking', 'scaleInCooldown', tracking({ scaleInCooldown: '-1' })],
    ['half a task', 'tracking', 'min', (form) => ({ ...form, min: '1.5' })],
    ['a name with a slash', 'tracking', 'name', (form) => ({ ...form, name: 'a/b' })],
    ['no name', 'tracking', 'name', (form) => ({ ...form, name: '' })],
    ['a metric without a name', 'tracking', 'metricName', tracking({ metric: 'custom' })],
    [
      'a dimension without a value',
      'tracking',
      'dimensions',
      tracking({ metric: 'custom', namespace: 'N', metricName: 'M', dimensions: 'Queue' }),
    ],
    ['no datapoints', 'step', 'minutes', step({ minutes: '0' })],
  ])('a form is not sent with %s', (_what, mode, field, change) => {
    const { problems } = read(createScalingWorld(), mode, change)
    expect(problems.map((problem) => problem.field)).toContain(field)
  })

  it('a name that is taken would change another policy without saying so', () => {
    const test = createScalingWorld()
    perform(test, read(test, 'tracking').commands)
    const { problems } = read(test, 'tracking', (form) => ({ ...form, name: 'cpu-50' }))
    expect(problems).toEqual([{ field: 'name', message: 'The policy cpu-50 exists already' }])
    expect(read(test, 'tracking').problems).toEqual([])
  })
})

describe('The name that is proposed', () => {
  it('is one that neither a policy nor a scheduled action has', () => {
    const test = createScalingWorld()
    expect(formOf(subjectOf(test)).name).toBe('cpu-50')
    perform(test, read(test, 'tracking').commands)
    expect(formOf(subjectOf(test)).name).toBe('cpu-50-2')
    perform(test, read(test, 'schedule').commands)
    expect(formOf(subjectOf(test)).name).toBe('cpu-50-3')
  })

  it.each([
    ['step', 'step-scaling'],
    ['simple', 'simple-scaling'],
    ['schedule', 'schedule'],
  ] as const)('fits the side that the form turns to, and comes back: %s', (to, name) => {
    expect(nameAfter({ from: 'tracking', to }, 'cpu-50', [])).toBe(name)
    expect(nameAfter({ from: to, to: 'tracking' }, name, [])).toBe('cpu-50')
  })

  it('makes no way for another once somebody has typed one', () => {
    expect(nameAfter({ from: 'tracking', to: 'step' }, 'mornings', [])).toBe('mornings')
    expect(nameAfter({ from: 'tracking', to: 'step' }, '', [])).toBe('')
  })
})

it('A policy of a metric of one’s own comes back into the form as it was made', () => {
  const test = createScalingWorld()
  const own = tracking({
    metric: 'custom',
    namespace: 'Queue',
    metricName: 'Backlog',
    dimensions: 'Name=orders, Stage=prod',
    statistic: 'Maximum',
    target: '12.5',
    scaleOutCooldown: '30',
    isScaleInOff: true,
  })
  perform(test, read(test, 'tracking', own).commands)
  expect(formOf(subjectOf(test, 'cpu-50')).tracking).toMatchObject({
    metric: 'custom',
    namespace: 'Queue',
    metricName: 'Backlog',
    dimensions: 'Name=orders, Stage=prod',
    statistic: 'Maximum',
    target: '12.5',
    scaleOutCooldown: '30',
    scaleInCooldown: '300',
    isScaleInOff: true,
  })
})
