import type { Metadata } from 'next'
import { GlossaryList } from '@/components/glossary/glossary-list'

export const metadata: Metadata = {
  title: 'Glossary · Dockyard',
  description: 'The terms and numbers of Dockyard in plain words, with AWS’s page about each.',
}

export default function GlossaryPage() {
  return <GlossaryList />
}
