import { useRun } from '@/components/hooks/use-run'
import { comparisonOf } from '@/lib/view/compare/comparison-of'

export const useComparison = () => comparisonOf(useRun())
