import { Fragment } from 'react'

interface CommandLinesProps {
  readonly lines: readonly string[]
  /** The form, where several stand together. */
  readonly of?: string
}

/** The lines that the form stands for, in the order in which they run. */
export function CommandLines({ lines, of }: CommandLinesProps) {
  return (
    <section
      aria-label={of === undefined ? 'The same as aws commands' : `The same as aws commands: ${of}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-40 overflow-auto rounded-card bg-[#0f172a] px-3 py-2"
    >
      <ol className="space-y-1">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
          <li key={index} className="num wrap-anywhere text-[#f1f5f9] text-sm">
            <span aria-hidden className="mr-1.5 text-[#94a3b8]">
              $
            </span>
            <Line words={line} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Lines may break at hyphens, but no option may be torn from its dashes. */
function Line({ words }: { readonly words: string }) {
  return words.split(/(?<= )(--[\w-]+)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have no identity but their place.
    <Fragment key={index}>
      {index % 2 === 0 ? part : <span className="whitespace-nowrap">{part}</span>}
    </Fragment>
  ))
}
