// What the compiler promises about frames and calls. Read by the type check: a line that should not compile must not.

import { expectTypeOf } from 'vitest'
import type { FitView, Frame, FromWorker, Inspection, RequestPath, View, ViewOf, WorkerCalls } from '.'

declare const calls: WorkerCalls
declare const view: View
declare const frame: Frame
declare const message: FromWorker

// Each call has its own input and output.
expectTypeOf(calls.fit({ taskDefinition: 'web:2' })).toEqualTypeOf<readonly FitView[]>()
expectTypeOf(calls.inspect({ key: 'i-0' })).toEqualTypeOf<Inspection>()
expectTypeOf(calls.follow({ id: 7 })).toEqualTypeOf<RequestPath>()
// @ts-expect-error a request is followed by its number
calls.follow({ id: '7' })
// @ts-expect-error a command has an action
calls.dispatch({ input: {} })

// The kind of a view decides what it has.
if (view.kind === 'task') expectTypeOf(view).toEqualTypeOf<ViewOf<'task'>>()
// @ts-expect-error not every view has a status
view.lastStatus
// @ts-expect-error a frame is read, never written
frame.upsert.push(view)
// Time is no plain number: it has to be made by simTime.
expectTypeOf<number>().not.toExtend<Frame['now']>()

if (message.type === 'frame') expectTypeOf(message).toEqualTypeOf<Frame>()
if (message.type === 'error') expectTypeOf(message.error.code).toEqualTypeOf<string>()
