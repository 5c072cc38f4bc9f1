// The tables of a round are those that would have been written down at each placement.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Chooser,
  drawn,
  type PlacementInstance,
  type PlacementQuestion,
  place,
} from '@/lib/aws/ecs/placement'
import { SPREAD_FIELD } from '@/lib/aws/ecs/placement/field'
import { candidatesOf } from './placement-candidates'
import { PlacementRound } from './placement-round'

type Changing<T> = { -readonly [K in keyof T]: T[K] }

const instances = fc.array(
  fc.record({
    zone: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAINING'),
    remainingCpu: fc.constantFrom(256, 1_024, 4_096),
    remainingMemoryMiB: fc.constantFrom(512, 2_048),
    tasksOfGroup: fc.nat(3),
    remainingInterfaces: fc.nat(3),
    subnetId: fc.constantFrom('a', 'b'),
    usedPorts: fc.constantFrom([], [{ port: 80, protocol: 'tcp' as const }]),
  }),
  { maxLength: 30 },
)

const questions = fc.record({
  fixedPorts: fc.constantFrom([], [{ port: 80, protocol: 'tcp' as const }]),
  subnets: fc.constantFrom(null, ['a']),
  strategies: fc.constantFrom<PlacementQuestion['strategies']>(
    [],
    [{ type: 'binpack', field: 'memory' }],
    [{ type: 'spread', field: SPREAD_FIELD.zone }],
    [{ type: 'random', field: null }],
  ),
  constraints: fc.constantFrom<PlacementQuestion['constraints']>(
    [],
    [{ type: 'distinctInstance', expression: null }],
    [{ type: 'memberOf', expression: 'not(task:group == service:web)' }],
  ),
})

function instance(i: number, given: Partial<PlacementInstance>): Changing<PlacementInstance> {
  return {
    containerInstanceArn: `arn/${i}`,
    containerInstanceId: `ci-${i}`,
    instanceId: `i-${i}`,
    label: `i-${i}`,
    agentConnected: true,
    attributes: {},
    reservedTcpPorts: [22],
    remainingInterfaces: 2,
    interfacesMax: 2,
    subnetId: 'a',
    runningTasks: 0,
    registeredAt: 0,
    agentVersion: '1.105.1',
    taskGroups: [],
    status: 'ACTIVE',
    zone: 'a',
    remainingCpu: 0,
    remainingMemoryMiB: 0,
    usedPorts: [],
    tasksOfGroup: 0,
    ...given,
  }
}

describe('a round of placements', () => {
  it('chooses as one placement after the other does, and tells of each what its table would say', () => {
    fc.assert(
      fc.property(instances, questions, fc.nat(1_000), (given, { fixedPorts, subnets, ...asked }, chance) => {
        const there = given.map((fields, i) => instance(i, fields))
        const requirement = {
          cpu: 128,
          memoryMiB: 256,
          fixedPorts,
          subnets,
          dynamicPortCount: 0,
          group: 'service:web',
        }
        const question: PlacementQuestion = { ...asked, requirement, instances: there, origin: 'service' }
        const random = () => (chance % 997) / 997
        const chooser = new Chooser(question)
        const round = PlacementRound.begin(question)
        const tables: unknown[] = []
        for (let i = 0; i < 8; i++) {
          const expected = place({ ...question, random })
          const choice = chooser.choose(drawn(random))
          expect(choice.chosen).toBe(expected.chosen)
          expect(there.map((one) => choice.reasons(one))).toEqual(
            expected.candidates.map(({ reasons }) => reasons),
          )
          tables.push(candidatesOf(choice, there))
          expect(round.add(choice.chosen)).toBe(i)
          if (choice.chosen) hold(choice.chosen, requirement)
        }
        const read = new PlacementRound(JSON.parse(JSON.stringify(round.save())))
        expect(tables.map((_, i) => read.candidates(i))).toEqual(tables)
      }),
    )
  })
})

function hold(of: Changing<PlacementInstance>, requirement: PlacementQuestion['requirement']): void {
  of.remainingCpu -= requirement.cpu
  of.remainingMemoryMiB -= requirement.memoryMiB
  of.usedPorts = [...of.usedPorts, ...requirement.fixedPorts]
  if (requirement.subnets) of.remainingInterfaces--
  of.tasksOfGroup++
  of.runningTasks++
  of.taskGroups = [requirement.group]
}
