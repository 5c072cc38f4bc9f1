'use client'

import { useEffect, useState } from 'react'
import { plural } from '@/lib/view/describe/format'
import { searchGlossary } from '@/lib/view/glossary/glossary'

/** All terms, narrowed by what is typed; `#target-group` in the address leads to one. */
export function GlossaryList() {
  const [text, setText] = useState('')
  const groups = searchGlossary(text)
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0)

  // The page fills its window and scrolls inside, where the browser's own jump has found nothing yet.
  useEffect(() => {
    const go = () => document.getElementById(location.hash.slice(1))?.focus()
    go()
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [])

  return (
    <main className="mx-auto h-dvh w-full max-w-3xl overflow-y-auto px-5 py-6">
      <h1 className="font-semibold text-xl">Glossary</h1>
      <p className="mt-1 text-ink-2">
        The terms and numbers of Dockyard in plain words, with AWS’s page about each.{' '}
        <a href="/" className="text-accent-text underline">
          Back to the playground
        </a>
      </p>
      <label htmlFor="glossary-search" className="mt-4 block text-sm text-ink-2">
        Search
      </label>
      <input
        id="glossary-search"
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="mt-1 h-9 w-full rounded-card border border-line-strong bg-surface px-3"
      />
      <p role="status" className="mt-1 text-sm text-ink-3">
        {plural(count, 'term')}
      </p>
      {groups.map(({ title, entries }) => (
        <section key={title} aria-labelledby={`group-${title}`} className="mt-5">
          <h2 id={`group-${title}`} className="overline-title">
            {title}
          </h2>
          <dl>
            {entries.map(({ id, names, what, why, page }) => (
              <div
                key={id}
                id={id}
                tabIndex={-1}
                className="scroll-mt-4 rounded-card border-line border-b py-2.5 outline-none target:bg-accent-soft target:px-3 focus:bg-accent-soft focus:px-3"
              >
                <dt className="font-semibold">
                  <a href={`#${id}`}>{names.join(', ')}</a>
                </dt>
                <dd className="text-ink-2">{what}</dd>
                <dd className="text-ink-2">{why}</dd>
                {page !== null && (
                  <dd className="text-sm text-ink-3 wrap-anywhere">
                    {page.title}:{' '}
                    <a
                      href={page.url}
                      target="_blank"
                      rel="noreferrer"
                      className="underline underline-offset-2"
                    >
                      {page.url.replace('https://', '')}
                    </a>
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </main>
  )
}
