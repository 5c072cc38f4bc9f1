'use client'

import { useView } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import { KINDS } from '@/lib/view/kinds/kinds'
import type { ScalingSubject } from '@/lib/view/scaling/subject'

/** What there is to look at, and which of it the view is about: what was chosen, else the first. */
export function useSubject(): {
  readonly subject: ScalingSubject | undefined
  readonly subjects: readonly ScalingSubject[]
} {
  const services = useCalmKind('service')
  const groups = useCalmKind('autoScalingGroup')
  const wanted = useView(({ scaling }) => scaling.key)
  const subjects = [...services.filter(KINDS.service.isListed), ...groups]
  return { subjects, subject: subjects.find(({ key }) => key === wanted) ?? subjects[0] }
}
