import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignSlots, packSlots, type SlotTask, type TaskSlot } from './slots'

const MEDIUM = { cpu: 2048, memory: 3912 }
const ASPECT = 0.95

function task(key: string, part: Partial<SlotTask> = {}): SlotTask {
  return { key, cpu: 256, memory: 512, order: Number(key), isStopped: false, ...part }
}

const keys = (slots: readonly TaskSlot[]) => slots.map(({ key }) => key)
const assign = (before: readonly TaskSlot[], ...tasks: readonly SlotTask[]) =>
  assignSlots(before, tasks, MEDIUM)

describe('the places of tasks', () => {
  const three = assign([], task('1'), task('2'), task('3'))

  test('are given in order of age', () => expect(keys(three)).toEqual(['1', '2', '3']))

  test('stay when another task goes, and its place stays empty', () => {
    const two = assign(three, task('2'), task('3'))
    expect(keys(two)).toEqual([null, '2', '3'])
    const before = packSlots(three, MEDIUM, ASPECT).boxes
    const { boxes, free } = packSlots(two, MEDIUM, ASPECT)
    expect(boxes.get('2')).toEqual(before.get('2'))
    expect(boxes.get('3')).toEqual(before.get('3'))
    expect(free).toContainEqual(before.get('1'))
  })

  test('that are empty go to the next task of the same size, not to one of another', () => {
    const two = assign(three, task('2'), task('3'))
    expect(keys(assign(two, task('2'), task('3'), task('4', { cpu: 512 }), task('5')))).toEqual([
      '5',
      '2',
      '3',
      '4',
    ])
  })

  test('at the end are given up', () => expect(keys(assign(three, task('1')))).toEqual(['1']))

  test('move together when empty ones stand in the way of a larger task', () => {
    const two = assign(three, task('3'))
    expect(keys(two)).toEqual([null, null, '3'])
    expect(keys(assign(two, task('3'), task('9', { memory: 3400 })))).toEqual(['3', '9'])
  })

  test('of stopped tasks are given up when the living need them, the oldest first', () => {
    const full = ['1', '2', '3', '4', '5', '6', '7'].map((key) => task(key))
    const before = assign([], ...full)
    const dead = full.map((one) => ({ ...one, isStopped: one.key < '3' }))
    expect(keys(assign(before, ...dead, task('8')))).toEqual(['8', '2', '3', '4', '5', '6', '7'])
  })

  test('never lose a living task, under any churn', () => {
    const change = fc.record({ come: fc.nat(3), go: fc.array(fc.nat(30), { maxLength: 4 }) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        let next = 0
        let living: SlotTask[] = []
        let slots: readonly TaskSlot[] = []
        for (const { come, go } of changes) {
          living = living.filter(({ key }) => !go.includes(Number(key)))
          for (let i = 0; i < come && living.length < 7; i++) living.push(task(String(next++)))
          slots = assignSlots(slots, living, MEDIUM)
          const { boxes } = packSlots(slots, MEDIUM, ASPECT)
          expect([...boxes.keys()].sort()).toEqual(living.map(({ key }) => key).sort())
        }
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})
