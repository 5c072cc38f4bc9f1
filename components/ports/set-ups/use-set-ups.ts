import { useRun } from '@/components/hooks/use-run'
import { setUpsOf } from '@/lib/view/ports/set-ups/set-ups-of'

export const useSetUps = () => setUpsOf(useRun())
