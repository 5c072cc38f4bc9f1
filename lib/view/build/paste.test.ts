// Answers of the AWS CLI, pasted beside a form, become operations that the model accepts, and come to what they say.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, type LocalSimulation } from '@/lib/sim'
import { frameOf } from '@/lib/testing/fixture-frame'
import { commandOf } from '../run/dispatch-all'
import { applyFrame, EMPTY_RUN } from '../run/state'
import type { FormId } from './building'
import type { JsonObject } from './draft'
import type { BuildWorld } from './form'
import { formOf } from './forms'

const ELB = 'elasticloadbalancing:'

function worldOf(simulation: LocalSimulation): BuildWorld {
  return applyFrame(EMPTY_RUN, frameOf({ playing: true, ...simulation.frame() })).kinds
}

/** What the commands of a form say after something was pasted, carried out. */
function paste(simulation: LocalSimulation, form: FormId, value: unknown): readonly unknown[] {
  const world = worldOf(simulation)
  const first = formOf(form).begin(world, {})
  const draft = first && formOf(form).paste?.(value as JsonObject, first, world)
  if (!draft) throw new Error('nothing was pasted')
  const answers: unknown[] = []
  for (const planned of formOf(form).commands(draft, world)) {
    const done = simulation.dispatch(commandOf(planned, answers))
    if (!done.ok) throw new Error(done.error.message)
    answers.push(done.output)
  }
  return answers
}

function twoServices(): LocalSimulation {
  const found = builtInScenarios.find(({ id }) => id === 'two-services')
  const simulation = createSimulation(found?.scenario)
  simulation.advanceTo(simTime(60 * US_PER_SECOND))
  return simulation
}

const ask = (simulation: LocalSimulation, action: string, input: object = {}) => {
  const done = simulation.dispatch({ action: ELB + action, input: { ...input } })
  if (!done.ok) throw new Error(done.error.message)
  return done.output as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

describe('Pasting what AWS describes', () => {
  it('creates every rule anew, as it was, but the default rule', () => {
    const simulation = twoServices()
    const [loadBalancer] = simulation.world.state.loadBalancers.keys()
    const { Listeners = [] } = ask(simulation, 'DescribeListeners', { LoadBalancerArn: loadBalancer })
    const https = Listeners.find(({ Port }) => Port === 443)?.ListenerArn
    const before = ask(simulation, 'DescribeRules', { ListenerArn: https })
    for (const { RuleArn, IsDefault } of before.Rules ?? [])
      if (IsDefault !== true) ask(simulation, 'DeleteRule', { RuleArn })
    const world = worldOf(simulation)
    const first = formOf('rule').begin(world, { key: String(https) })
    const draft = first && formOf('rule').paste?.(before as unknown as JsonObject, first, world)
    expect(draft && formOf('rule').note?.(draft, world)).toBe(
      '1 other that was pasted is created with it. 1 cannot be created: a default rule comes with its listener. Only answers have RuleArn, IsDefault: left out.',
    )
    for (const planned of draft ? formOf('rule').commands(draft, world) : [])
      expect(simulation.dispatch(commandOf(planned, []))).toMatchObject({ ok: true })
    const after = ask(simulation, 'DescribeRules', { ListenerArn: https })
    const said = ({ Rules = [] }: typeof after) => Rules.map(({ RuleArn: _, ...rest }) => rest)
    expect(said(after)).toEqual(said(before))
  })

  it('creates listeners and target groups as they were', () => {
    const simulation = twoServices()
    const [loadBalancer] = simulation.world.state.loadBalancers.keys()
    const before = ask(simulation, 'DescribeListeners', { LoadBalancerArn: loadBalancer })
    for (const { ListenerArn } of before.Listeners ?? []) ask(simulation, 'DeleteListener', { ListenerArn })
    paste(simulation, 'listener', before)
    const after = ask(simulation, 'DescribeListeners', { LoadBalancerArn: loadBalancer })
    const said = ({ Listeners = [] }: typeof after) => Listeners.map(({ ListenerArn: _, ...rest }) => rest)
    expect(said(after)).toEqual(said(before))
    const { TargetGroups = [] } = ask(simulation, 'DescribeTargetGroups')
    const renamed = TargetGroups.map((group) => ({ ...group, TargetGroupName: `${group.TargetGroupName}-2` }))
    paste(simulation, 'targetGroup', { TargetGroups: renamed })
    expect([...simulation.world.state.targetGroups.values()].map(({ name }) => name)).toEqual([
      'web',
      'api',
      'web-2',
      'api-2',
    ])
  })

  // As `aws elbv2 describe-rules` prints them, of another account.
  const FOREIGN = {
    Rules: [
      {
        RuleArn:
          'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
        Priority: '5',
        Conditions: [
          {
            Field: 'path-pattern',
            Values: ['/img/*'],
            PathPatternConfig: { Values: ['/img/*'] },
          },
          { Field: 'source-ip', SourceIpConfig: { Values: ['192.0.2.0/24'] } },
        ],
        Actions: [
          {
            Type: 'forward',
            TargetGroupArn:
              'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api/73e2d6bc24d8a067',
            Order: 1,
            ForwardConfig: {
              TargetGroups: [
                {
                  TargetGroupArn:
                    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api/73e2d6bc24d8a067',
                  Weight: 1,
                },
              ],
              TargetGroupStickinessConfig: { Enabled: false },
            },
          },
        ],
        IsDefault: false,
        Transforms: [],
      },
    ],
  }

  it('takes groups of the run for those of another account that have their names, one rule as well as a list', () => {
    const [rule] = FOREIGN.Rules
    for (const value of [FOREIGN, rule]) {
      const simulation = twoServices()
      paste(simulation, 'rule', value)
      const made = [...simulation.world.state.rules.values()].find(({ priority }) => priority === 5)
      const api = [...simulation.world.state.targetGroups.values()].find(({ name }) => name === 'api')
      expect(made).toMatchObject({
        conditions: [
          { field: 'path-pattern', values: ['/img/*'] },
          { field: 'source-ip', values: ['192.0.2.0/24'] },
        ],
        action: { targetGroups: [{ targetGroupArn: api?.arn, weight: 1 }] },
      })
    }
  })

  it('leaves alone what is an input already', () => {
    const world = worldOf(twoServices())
    const draft = formOf('rule').begin(world, {})
    expect(draft && formOf('rule').paste?.(draft.input, draft, world)).toBeNull()
  })
})
