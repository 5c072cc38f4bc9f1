import { Term } from './term'

/** A question mark that explains what stands beside it. */
export function HelpTerm({ name }: { readonly name: string }) {
  return (
    <Term name={name}>
      <span
        aria-hidden
        className="inline-flex size-3.5 items-center justify-center rounded-full border border-line-strong align-[-2px] font-semibold text-[9px] text-ink-3 leading-none"
      >
        ?
      </span>
      <span className="only-spoken">{name}</span>
    </Term>
  )
}
