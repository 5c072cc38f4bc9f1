'use client'

import { deferred } from '@/components/deferred/deferred'
import { useView } from '@/components/hooks/use-run'

// None of them is there when the page opens, so their code comes when the first one does.
const HelpDialog = deferred(() => import('./help-dialog').then((module) => module.HelpDialog))
const ShareDialog = deferred(() => import('./share-dialog').then((module) => module.ShareDialog))
const OpenDialog = deferred(() => import('./open-dialog').then((module) => module.OpenDialog))
const SavesDialog = deferred(() => import('./saves-dialog').then((module) => module.SavesDialog))
const ReportDialog = deferred(() => import('./report-dialog').then((module) => module.ReportDialog))
const FilmDialog = deferred(() => import('@/components/film/film-dialog').then((module) => module.FilmDialog))
const AccessLogDialog = deferred(() =>
  import('@/components/access-log/access-log-dialog').then((module) => module.AccessLogDialog),
)
const BadInputDialog = deferred(() => import('./bad-input-dialog').then((module) => module.BadInputDialog))
const PolicyDialog = deferred(() =>
  import('@/components/scaling/policy-dialog').then((module) => module.PolicyDialog),
)

export function Dialogs() {
  const dialog = useView((state) => state.dialog)
  const scalingForm = useView((state) => state.scalingForm !== null)
  const badInput = useView((state) => state.badInput !== null)
  return (
    <>
      {dialog === 'help' && <HelpDialog />}
      {dialog === 'share' && <ShareDialog />}
      {dialog === 'open' && <OpenDialog />}
      {dialog === 'saves' && <SavesDialog />}
      {scalingForm && <PolicyDialog />}
      {dialog === 'report' && <ReportDialog />}
      {dialog === 'film' && <FilmDialog />}
      {dialog === 'access-log' && <AccessLogDialog />}
      {badInput && <BadInputDialog />}
    </>
  )
}
