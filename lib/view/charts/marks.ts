// Places the labels of timeline marks in rows so that none covers another; what finds no room is counted, not hidden.

export interface Mark {
  readonly sequence: number
  /** Seconds since the start. */
  readonly seconds: number
  readonly label: string
  readonly level: 'info' | 'good' | 'warning' | 'bad'
}

export interface PlacedMark extends Mark {
  /** Pixels from the left edge. */
  readonly x: number
  /** Left edge and width of the label, which stays inside the strip. */
  readonly labelX: number
  readonly labelWidth: number
  /** 0 is the row next to the strip; null when no row had room. */
  readonly row: number | null
}

export interface MarkOptions {
  readonly width: number
  readonly range: readonly [from: number, to: number]
  readonly rows: number
  readonly characterWidth: number
}

const LABEL_GAP = 8

const RANK: Readonly<Record<Mark['level'], number>> = { bad: 0, warning: 1, good: 2, info: 3 }

/** Bad news gets room first, then earlier marks; what would say the same at the same place says it once. In order of time. */
export function placeMarks(marks: readonly Mark[], options: MarkOptions): readonly PlacedMark[] {
  const [from, to] = options.range
  const scale = options.width / Math.max(1, to - from)
  const inside = marks.filter(({ seconds }) => seconds >= from && seconds <= to)
  const taken: { row: number; left: number; right: number; label: string }[] = []
  const byRank = [...inside].sort((a, b) => RANK[a.level] - RANK[b.level] || a.sequence - b.sequence)
  const placed = byRank.map((mark): PlacedMark => {
    const x = (mark.seconds - from) * scale
    const labelWidth = mark.label.length * options.characterWidth
    const labelX = Math.max(0, Math.min(options.width - labelWidth, x - labelWidth / 2))
    const isFree = (row: number) =>
      !taken.some(
        (one) =>
          one.row === row && one.left < labelX + labelWidth + LABEL_GAP && labelX < one.right + LABEL_GAP,
      )
    const isRepeated = taken.some(
      (one) => one.label === mark.label && one.left < labelX + labelWidth && labelX < one.right,
    )
    const rows = isRepeated ? [] : Array.from({ length: options.rows }, (_, index) => index)
    const row = rows.find(isFree) ?? null
    if (row !== null) taken.push({ row, left: labelX, right: labelX + labelWidth, label: mark.label })
    return { ...mark, x, labelX, labelWidth, row }
  })
  return placed.sort((a, b) => a.seconds - b.seconds || a.sequence - b.sequence)
}

/** The second of the mark next to this one, when it is no further than `reach`; else null. */
export function nearestMark(marks: readonly Mark[], seconds: number, reach: number): number | null {
  const distance = (mark: Mark) => Math.abs(mark.seconds - seconds)
  const [nearest] = marks
    .filter((mark) => distance(mark) <= reach)
    .sort((a, b) => distance(a) - distance(b) || a.sequence - b.sequence)
  return nearest?.seconds ?? null
}

/** Marks of the same words closer together than this part of the range say nothing new, and would hide the data. */
const REPEAT_SHARE = 0.12

/** The marks worth a line in a chart: those in the range, and of many alike only some. */
export function sparseMarks(
  marks: readonly Mark[],
  [from, to]: readonly [from: number, to: number],
): readonly Mark[] {
  const last = new Map<string, number>()
  return marks.filter(({ seconds, label }) => {
    if (seconds < from || seconds > to) return false
    if (seconds - (last.get(label) ?? Number.NEGATIVE_INFINITY) < REPEAT_SHARE * (to - from)) return false
    last.set(label, seconds)
    return true
  })
}
