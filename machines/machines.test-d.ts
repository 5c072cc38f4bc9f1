// What the compiler promises about charts: only their own events are sent to them, with all that these carry.

import { expectTypeOf } from 'vitest'
import type { EventFromLogic } from 'xstate'
import type { containerMachine } from './container.machine'
import type { taskMachine } from './task.machine'

type TaskEvent = EventFromLogic<typeof taskMachine>
type ContainerEvent = EventFromLogic<typeof containerMachine>

expectTypeOf<{ type: 'make.coffee' }>().not.toExtend<TaskEvent>()
expectTypeOf<ContainerEvent>().not.toExtend<TaskEvent>()
expectTypeOf<{ type: 'stop' }>().toExtend<ContainerEvent>()
expectTypeOf<{ type: 'power.lost' }>().toExtend<ContainerEvent>()
expectTypeOf<{ type: 'power.lost' }>().not.toExtend<TaskEvent>()
