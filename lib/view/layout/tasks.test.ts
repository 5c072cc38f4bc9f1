import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from './cards'
import { packTasks, previewBox, shareOf, type TaskShare } from './tasks'

const MEDIUM = { cpu: 2048, memory: 3912 }
const ASPECT = 0.95

function tasks(count: number, cpu: number, memory: number): TaskShare[] {
  return Array.from({ length: count }, (_, index) => ({ key: `t${index}`, cpu, memory, order: index }))
}

function area({ width, height }: Rect): number {
  return width * height
}

function overlapArea(a: Rect, b: Rect): number {
  const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return x > 0 && y > 0 ? x * y : 0
}

describe('packing tasks into their instance', () => {
  test('the share is by the dimension that takes more', () => {
    expect(shareOf({ cpu: 1024, memory: 10 }, MEDIUM)).toBe(0.5)
    expect(shareOf({ cpu: 10, memory: 978 }, MEDIUM)).toBe(0.25)
  })

  test('seven tasks of 512 MiB fill a t3.medium in two columns, each exactly to scale', () => {
    const { boxes } = packTasks(tasks(7, 256, 512), MEDIUM, ASPECT)
    expect(boxes.size).toBe(7)
    for (const box of boxes.values()) expect(area(box)).toBeCloseTo(512 / 3912)
    expect(boxes.get('t0')?.y).toBe(boxes.get('t1')?.y)
    expect(boxes.get('t2')?.y).toBeGreaterThan(boxes.get('t0')?.y ?? 0)
  })

  test('boxes keep their order of age, and a new one comes last', () => {
    const before = packTasks(tasks(3, 256, 512), MEDIUM, ASPECT).boxes
    const after = packTasks(tasks(4, 256, 512), MEDIUM, ASPECT).boxes
    for (const key of ['t0', 't1', 't2']) expect(after.get(key)).toEqual(before.get(key))
  })

  test('an empty instance is one free rectangle', () => {
    expect(packTasks([], MEDIUM, ASPECT).free).toEqual([{ x: 0, y: 0, width: 1, height: 1 }])
  })

  test('boxes never overlap, stay inside, and with the free room cover the body', () => {
    const task = fc.record({
      cpu: fc.constantFrom(64, 128, 256, 512, 1024),
      memory: fc.constantFrom(64, 128, 512, 1024, 2048),
    })
    fc.assert(
      fc.property(fc.array(task, { maxLength: 16 }), (drawn) => {
        const list: TaskShare[] = []
        let cpu = 0
        let memory = 0
        for (const one of drawn) {
          if (cpu + one.cpu > MEDIUM.cpu || memory + one.memory > MEDIUM.memory) continue
          cpu += one.cpu
          memory += one.memory
          list.push({ key: `t${list.length}`, order: list.length, ...one })
        }
        const { boxes, free } = packTasks(list, MEDIUM, ASPECT)
        const all = [...boxes.values(), ...free]
        expect(boxes.size).toBe(list.length)
        for (const box of all) {
          expect(Math.min(box.x, box.y, box.width, box.height)).toBeGreaterThanOrEqual(-1e-6)
          expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(1 + 1e-6)
        }
        all.forEach((a, index) => {
          for (const b of all.slice(index + 1)) expect(overlapArea(a, b)).toBeLessThan(1e-6)
        })
        expect(all.reduce((sum, box) => sum + area(box), 0)).toBeCloseTo(1, 3)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  test('a preview is drawn in the free room to scale and moves no box', () => {
    for (const count of [0, 1, 2, 3, 6]) {
      const packing = packTasks(tasks(count, 256, 512), MEDIUM, ASPECT)
      const share = 512 / 3912
      const box = previewBox(packing, share, ASPECT)
      if (!box) throw new Error('no room')
      expect(area(box)).toBeCloseTo(share)
      for (const other of packing.boxes.values()) expect(overlapArea(box, other)).toBeLessThan(1e-6)
    }
    expect(previewBox(packTasks(tasks(2, 1024, 128), MEDIUM, ASPECT), 0.1, ASPECT)).toBeNull()
  })
})
