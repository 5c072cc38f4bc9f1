import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { THEME_SCRIPT } from '@/lib/view/session/theme-script'

export const metadata: Metadata = {
  title: 'Dockyard: an Amazon ECS playground',
  description:
    'Drag containers onto instances and watch ports, traffic and rolling upgrades in a deterministic simulation of Amazon ECS behind a load balancer.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#111a2c' },
  ],
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // The script below sets `data-theme` before React looks: that difference is meant.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own; it must run before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>{children}</body>
    </html>
  )
}
