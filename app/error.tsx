'use client'

import { Button } from '@/components/ui/button'

/** The page itself failed to draw. The work is in the browser's storage and comes back with a reload. */
export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="flex h-dvh items-center justify-center p-4">
      <section
        role="alert"
        className="flex w-full max-w-xl flex-col gap-4 rounded-xl border border-line bg-surface p-5 shadow-float"
      >
        <h1 className="text-lg font-semibold">This page could not be displayed</h1>
        <pre className="num max-h-40 overflow-auto rounded-card bg-surface-2 p-3 text-sm whitespace-pre-wrap">
          {error.message}
        </pre>
        <p className="text-ink-2">Your work is saved in this browser. Reload the page to get it back.</p>
        <div className="flex justify-end gap-2">
          <Button onClick={reset}>Try again</Button>
          <Button variant="primary" onClick={() => location.reload()}>
            Reload the page
          </Button>
        </div>
      </section>
    </main>
  )
}
