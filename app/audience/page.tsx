import type { Metadata } from 'next'
import { AudienceSlot } from '@/components/present/audience-slot'
import { TooltipProvider } from '@/components/ui/tooltip'

export const metadata: Metadata = { title: 'Dockyard: the wall' }

export default function AudiencePage() {
  return (
    <TooltipProvider>
      <AudienceSlot />
    </TooltipProvider>
  )
}
