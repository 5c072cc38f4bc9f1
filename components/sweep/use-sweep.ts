import { useRun } from '@/components/hooks/use-run'
import { sweepOf } from '@/lib/view/sweep/sweep-of'

export const useSweep = () => sweepOf(useRun())
