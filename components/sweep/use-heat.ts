'use client'

import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { MeanInterval, MeasureInfo } from '@/lib/protocol'
import { type HeatMarks, type HeatScale, heatMarks, heatScale, intervalsOf } from '@/lib/view/sweep/heat'
import type { Swept } from '@/lib/view/sweep/state'
import { useSweep } from './use-sweep'

/** A sweep seen by one measure. */
export interface Heat {
  readonly result: Swept
  readonly measure: MeasureInfo
  readonly measures: readonly MeasureInfo[]
  /** By cell. */
  readonly intervals: readonly (MeanInterval | null)[]
  /** Null while no run has ended. */
  readonly scale: HeatScale | null
  readonly marks: HeatMarks
}

/** Null until one knows what can be measured. */
export function useHeat(result: Swept): Heat | null {
  const sweep = useSweep()
  const measures = useStore(sweep.state, (state) => state.measures)
  const name = useStore(sweep.state, (state) => state.measure)
  const paths = useStore(sweep.state, (state) => state.paths)
  return useMemo(() => {
    const measure = measures.find((one) => one.name === name)
    if (measure === undefined) return null
    const intervals = intervalsOf(result, measures, name)
    const marks = heatMarks({ result, measures, measure: name, paths })
    return { result, measure, measures, intervals, scale: heatScale(intervals), marks }
  }, [result, measures, name, paths])
}

/** What is special about a cell, in words. */
export function marksOf({ best, cheapest, own }: HeatMarks, cell: number): readonly string[] {
  return [
    ...(best.has(cell) ? ['the best mean'] : []),
    ...(cheapest.has(cell) ? ['the cheapest that keeps the goals'] : []),
    ...(own.has(cell) ? ['as the scenario has it'] : []),
  ]
}
