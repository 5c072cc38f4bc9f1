'use client'

import dynamic from 'next/dynamic'
import { useView } from '@/components/hooks/use-run'

// None of them is there when the page opens, so their code comes when the first one does.
const HelpDialog = dynamic(() => import('./help-dialog').then((module) => module.HelpDialog), { ssr: false })
const ShareDialog = dynamic(() => import('./share-dialog').then((module) => module.ShareDialog), {
  ssr: false,
})
const OpenDialog = dynamic(() => import('./open-dialog').then((module) => module.OpenDialog), { ssr: false })
const SavesDialog = dynamic(() => import('./saves-dialog').then((module) => module.SavesDialog), {
  ssr: false,
})
const ReportDialog = dynamic(() => import('./report-dialog').then((module) => module.ReportDialog), {
  ssr: false,
})
const BadInputDialog = dynamic(() => import('./bad-input-dialog').then((module) => module.BadInputDialog), {
  ssr: false,
})
const PolicyDialog = dynamic(
  () => import('@/components/scaling/policy-dialog').then((module) => module.PolicyDialog),
  { ssr: false },
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
      {badInput && <BadInputDialog />}
    </>
  )
}
