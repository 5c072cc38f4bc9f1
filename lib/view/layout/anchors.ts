// Where tasks stand in their instance and where requests enter them, from the layout alone: nothing is measured on the page.
// Pure.

import type { CanvasLayout } from './canvas'
import type { Point, Rect } from './cards'
import { INSTANCE_BODY } from './cards'

/** Space between tasks side by side, canvas units. */
const TASK_GAP = 6
/** The same for tasks that are drawn from afar. */
export const FAR_GAP = 4
/** Half of the space between rows of tasks, in which their requests run: a part of a row's height, up to a limit. */
const ROW_INSET_MAX = 7
const ROW_INSET_PART = 0.09
/** Where the port of a task in the first column is written, as a part of its height. */
const PORT_LINE = 0.52
/** How far from its left corner a task in another column is entered, from above. */
const TOP_ENTRY = 14
/** Where requests to a task that is no longer drawn end: at the name of its instance. */
const NAME_LINE = 22
/** Boxes are parts of the body; sums of them differ in the last digits. */
const NEARLY = 1e-6

/** A box of `packTasks` in canvas units, relative to the instance's corner; gaps are taken off. */
export function taskRect(box: Rect, gap: number = TASK_GAP): Rect {
  const height = box.height * INSTANCE_BODY.height
  const inset = Math.min(ROW_INSET_MAX, height * ROW_INSET_PART)
  return {
    x: INSTANCE_BODY.x + box.x * INSTANCE_BODY.width + gap / 2,
    y: INSTANCE_BODY.y + box.y * INSTANCE_BODY.height + inset,
    width: Math.max(2, box.width * INSTANCE_BODY.width - gap),
    height: Math.max(2, height - 2 * inset),
  }
}

/**
 * How requests come from the left edge of the instance into a task, relative to the instance's corner: straight into those of the
 * first column, beside their port; into the others from the gutter above their row, so that no task is crossed. Null: a task that is
 * no longer drawn.
 */
export function taskEntry(box: Rect | null): readonly Point[] {
  if (box === null) return [{ x: 0, y: NAME_LINE }]
  const rect = taskRect(box)
  if (box.x < NEARLY) {
    const y = rect.y + rect.height * PORT_LINE
    return [
      { x: 0, y },
      { x: rect.x, y },
    ]
  }
  const y = INSTANCE_BODY.y + box.y * INSTANCE_BODY.height
  const x = rect.x + Math.min(TOP_ENTRY, rect.width / 2)
  return [
    { x: 0, y },
    { x, y },
    { x, y: rect.y },
  ]
}

/** How far below the instance's corner requests to a task come in: there its gate is. */
export function entryLine(box: Rect | null): number {
  return taskEntry(box)[0]?.y ?? NAME_LINE
}

export function rectOf(layout: CanvasLayout, key: string | null): Rect | null {
  return key === null ? null : (layout.byKey.get(key)?.rect ?? null)
}
