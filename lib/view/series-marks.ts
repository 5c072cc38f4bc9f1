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

/** Bad news gets room first, then earlier marks; the answer is in order of time. */
export function placeMarks(marks: readonly Mark[], options: MarkOptions): readonly PlacedMark[] {
  const [from, to] = options.range
  const scale = options.width / Math.max(1, to - from)
  const inside = marks.filter(({ seconds }) => seconds >= from && seconds <= to)
  const taken: { readonly row: number; readonly left: number; readonly right: number }[] = []
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
    const row = Array.from({ length: options.rows }, (_, index) => index).find(isFree) ?? null
    if (row !== null) taken.push({ row, left: labelX, right: labelX + labelWidth })
    return { ...mark, x, labelX, labelWidth, row }
  })
  return placed.sort((a, b) => a.seconds - b.seconds || a.sequence - b.sequence)
}
