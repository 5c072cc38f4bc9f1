// What the compiler promises about the doors of charts: an event is one of the machine's, with exactly what it carries, and every
// effect that a machine declares is performed.

import { expectTypeOf } from 'vitest'
import { assign, setup } from 'xstate'
import { effect } from '@/machines/effect'
import type { ChartDriver } from './chart-driver'
import type { DeclaredEffect, EffectName, EventOf, InputOf } from './chart-driver-machines'

declare const charts: ChartDriver

charts.send('task', 'arn', { type: 'stop.requested' })
charts.deliver('target', 'key', { type: 'deregister', delayMs: 300_000 })
charts.start('load-balancer', 'arn', { provisioningMs: 5_000 })
charts.start('deployment', 'id', undefined)

// @ts-expect-error a misspelt event
charts.send('task', 'arn', { type: 'stop.reqested' })
// @ts-expect-error an event of another machine
charts.send('task', 'arn', { type: 'image.pulled' })
// @ts-expect-error an event without what it carries
charts.deliver('target', 'key', { type: 'deregister' })
// @ts-expect-error an event that carries something of another type
charts.deliver('target', 'key', { type: 'deregister', delayMs: '300' })
// @ts-expect-error an event with more than it carries
charts.send('task', 'arn', { type: 'stop.requested', reason: 'no reason' })
// @ts-expect-error a machine that does not exist
charts.send('coffee-machine', 'arn', { type: 'stop' })
// @ts-expect-error a start without input
charts.start('load-balancer', 'arn', undefined)
// @ts-expect-error a start with the input of another machine
charts.start('load-balancer', 'arn', { launchMs: 1 })

charts.deliver('container', 'arn', { type: 'kill', exitCode: 137, reason: null })
charts.start('instance', 'i-0', { launchMs: 7_000, agentStartMs: 20_000, shutdownMs: 15_000 })

// @ts-expect-error a container is killed with an exit code, or null
charts.deliver('container', 'arn', { type: 'kill', reason: null })
// @ts-expect-error a misspelt event of a container
charts.send('container', 'arn', { type: 'stopp' })
// @ts-expect-error the start of a container without one of its delays
charts.start('container', 'arn', { createMs: 250, startupMs: 2_000 })
// @ts-expect-error an event of a container's host, misspelt
charts.send('container-instance', 'arn', { type: 'agent.disconected' })
// @ts-expect-error an agent takes no input
charts.start('container-instance', 'arn', { launchMs: 1 })
// @ts-expect-error a delay of an instance as text
charts.start('instance', 'i-0', { launchMs: '7000', agentStartMs: 20_000, shutdownMs: 15_000 })
// @ts-expect-error a pull is not told whether the image exists
charts.start('image-pull', 'key', { manifestMs: 300, layersMs: 4_000 })
// @ts-expect-error an event of a task sent to a deployment
charts.send('deployment', 'id', { type: 'containers.started' })

expectTypeOf<EventOf<'load-balancer'>>().toEqualTypeOf<Readonly<{ type: 'delete' }>>()
expectTypeOf<InputOf<'deployment'>>().toEqualTypeOf<undefined>()
expectTypeOf<EffectName<'target'>>().toEqualTypeOf<'startHealthChecks' | 'stopHealthChecks' | 'closeTarget'>()
expectTypeOf<EffectName<'load-balancer'>>().toBeNever()

const _machine = setup({
  types: {} as { context: { count: number } },
  actions: { register: effect<{ readonly arn: string }>(), release: effect(), count: assign({ count: 1 }) },
}).createMachine({ context: { count: 0 }, entry: { type: 'register', params: { arn: 'arn' } } })
expectTypeOf<DeclaredEffect<typeof _machine>>().toEqualTypeOf<
  | { readonly type: 'register'; readonly params: { readonly arn: string } }
  | { readonly type: 'release'; readonly params: undefined }
>()
