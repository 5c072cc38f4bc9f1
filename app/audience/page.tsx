import type { Metadata } from 'next'
import { AudienceSlot } from '@/components/present/audience-slot'

export const metadata: Metadata = { title: 'Dockyard: the wall' }

export default function AudiencePage() {
  return <AudienceSlot />
}
